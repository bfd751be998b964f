package dev.recourse.core.list;

import java.util.Arrays;
import java.util.Locale;

/** What a list is meant for; published with it (RFC 6471 2.1.3). */
public enum Use {
    /** Refuse the mail (550). Only these lists are in the combined zone. */
    REJECT("refuse the mail"),
    /** Refuse for now (450). */
    DEFER("refuse for now, the sender tries again"),
    /** Add to a score; never refuse for this alone. */
    SCORE("add to a score, never refuse for this alone"),
    /** Accept or subtract from a score. A zone of its own, never mixed with the others (RFC 6471 3.3). */
    ACCEPT("accept, or subtract from a score");

    private final String advice;

    Use(String advice) {
        this.advice = advice;
    }

    /** What a mail server should do, as a clause for people. */
    public String advice() {
        return advice;
    }

    static Use parse(String text) {
        return Arrays.stream(values())
                .filter(u -> u.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such use: " + text));
    }
}
