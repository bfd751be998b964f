package dev.recourse.core.table;

/** Entries that can be gone over as often as needed, always the same. */
public interface Entries {
    /** Those of IPv4, in order of prefix. */
    Steps ipv4();

    /** Those of IPv6, in order of prefix. */
    Steps ipv6();
}
