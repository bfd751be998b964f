package dev.recourse.core.removal;

import java.util.Locale;

/** The condition that was met. What it rests on must stay true where the grant is an exemption. Stored by name. */
public enum Ground {
    /** A reverse DNS name of its own that leads back. */
    OWN_NAME,
    /** A proof of control. */
    PROOF,
    /** No abuse for the published time. */
    QUIET,
    /** A re-test found nothing. */
    RETEST,
    /** The owner of the range allows it. */
    OWNER,
    /** Who has the address wants it so. */
    WITHDRAWN,
    /** A person who runs the list decided. */
    OPERATOR;

    /** The name in texts and JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
