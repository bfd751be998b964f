/**
 * What queries and pages are answered from: all entries of all lists at one serial, in one immutable tree.
 *
 * <p>Read {@link dev.recourse.core.table.ListingTable} first. Its rule, once: within one source of one list the most
 * specific prefix decides (the rule of rbldnsd's ip4trie); between sources and between lists everything that matches
 * counts; an exemption silences its list at any length (docs/decisions/0005).
 */
package dev.recourse.core.table;
