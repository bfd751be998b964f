/**
 * What we know of an address, in plain Java: one report for the page, the JSON interface and the command line.
 *
 * <p>Reads the table of now and the journal, never the network, and knows no web type. Read
 * {@link dev.recourse.hub.report.Reporter} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.report;
