package dev.recourse.core.rdns;

/** What the reverse-DNS name of an address says of how the address is assigned. Forward confirmation is no part of it. */
public enum PtrClass {
    /** The name says that the address is assigned dynamically, or is a line of a kind that is. */
    DYNAMIC,
    /** The name says that the same host always has the address. */
    STATIC,
    /** The name is made from the address and says neither. Never an accusation. */
    GENERIC,
    /** A real host name. */
    NAMED,
    /** There is no PTR record. */
    NONE
}
