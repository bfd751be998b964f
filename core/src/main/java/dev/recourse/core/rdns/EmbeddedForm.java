package dev.recourse.core.rdns;

/** How an address, or a part of it, stands in a name. */
public enum EmbeddedForm {
    /** {@code 192-0-2-7}: all four octets in decimal, in order, with any glue or split over labels. */
    DECIMAL,
    /** {@code 7.2.0.192}. */
    DECIMAL_REVERSED,
    /** All four octets in another order: {@code 7.192-0-2}. */
    DECIMAL_PERMUTED,
    /** {@code 192000002007}: decimal without separators, padded with zeros or not, in any order. */
    DECIMAL_JOINED,
    /** {@code 3221225991}: one decimal number. */
    INTEGER,
    /** {@code c0000207}: hexadecimal, with or without separators. */
    HEX,
    /** {@code 070200c0}. */
    HEX_REVERSED,
    /** Three octets in hexadecimal and one in decimal, or another mixture. */
    HEX_MIXED,
    /** Three of the four octets. */
    THREE_OCTETS,
    /** The last two octets: weak evidence. */
    TWO_OCTETS,
    /** {@code ns300.ip-192-0-2}: the first three octets, the name of the /24 and not of the address. */
    NETWORK,
    /** IPv6: the 32 digits one by one, in either direction. */
    IPV6_NIBBLES,
    /** IPv6: its groups, compressed or not, with any separator. */
    IPV6_GROUPS,
    /** IPv6: the last 64 bits, or the hardware address that they were made from. */
    IPV6_INTERFACE,
    /** IPv6: the first 48 to 64 bits, the network. */
    IPV6_NETWORK,
    /** Four decimal numbers that could be an address and are not this one. */
    OTHER_ADDRESS
}
