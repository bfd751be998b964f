package dev.recourse.core.removal;

import java.time.Instant;

/**
 * One thing that was checked, as it is shown.
 *
 * @param what what was looked at
 * @param at when
 * @param known whether it could be found out
 * @param text what was found, or why it could not be
 */
public record CheckedLine(What what, Instant at, boolean known, String text) {

    /** What can be looked at. Stored by name. */
    public enum What {
        REVERSE_DNS("Reverse DNS"),
        FORWARD("Leads back"),
        NEIGHBOURS("Names around it"),
        ABUSE("Abuse seen"),
        EARLIER_REMOVALS("Earlier removals"),
        PROOFS("Proof of control"),
        RETEST("Test of the relay"),
        OWNER("Word of the owner");

        private final String title;

        What(String title) {
            this.title = title;
        }

        /** In front of what was found. */
        public String title() {
            return title;
        }
    }
}
