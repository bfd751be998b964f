package dev.recourse.hub.mail;

import java.util.Locale;

/** The occasions on which a requester is written to, one text for each. */
public enum Template {
    /** Asked, checked at once, not yet granted. */
    WAITING,
    /** Removed, at once or later by a re-test. */
    GRANTED,
    /** Refused, for a reason that is published. */
    REFUSED,
    /** Nothing changed for as long as a request waits. */
    EXPIRED,
    /** A person looked at an appeal and the refusal stands. */
    UPHELD,
    /** What the removal rested on is no longer so. */
    ENDED;

    /** The file of the text. */
    String file() {
        return name().toLowerCase(Locale.ROOT) + ".txt";
    }
}
