package dev.recourse.core.rdns;

/** Why the content of a PTR record is not a proper host name (RFC 1912 2.1, RFC 1035 2.3). */
public enum Malformation {
    /** It is an address, not a name. */
    ADDRESS_AS_NAME,
    /** It points back into {@code in-addr.arpa} or {@code ip6.arpa}. */
    REVERSE_TREE,
    /** It has one label only, as {@code localhost} or {@code router}. */
    SINGLE_LABEL,
    /** It ends in a domain that exists in no public DNS, as {@code .local}. */
    LOCAL_DOMAIN,
    /** Two dots in a row, or a dot at the beginning. */
    EMPTY_LABEL,
    /** A label of more than 63 octets. */
    LONG_LABEL,
    /** More than 253 characters. */
    LONG_NAME,
    /** A character other than letters, digits, hyphen, underscore and dot. */
    BAD_CHARACTER,
    /** An underscore: not allowed in a host name (RFC 1912 2.1). */
    UNDERSCORE,
    /** A label that begins or ends with a hyphen. */
    HYPHEN_AT_EDGE,
    /** The last label is a number. */
    NUMERIC_ENDING
}
