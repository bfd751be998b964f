package dev.recourse.core.zone;

import dev.recourse.core.address.Prefix;

/** A listed range with so many exceptions that it cannot be written out name by name. */
public final class ZoneTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ZoneTooLargeException(Prefix prefix, int limit) {
        super(prefix + " has so many exceptions that it takes more than " + limit
                + " names: no zone can be written with it. The other export formats can hold it");
    }
}
