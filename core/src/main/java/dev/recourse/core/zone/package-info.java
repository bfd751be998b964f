/**
 * What a zone holds when it is written out name by name, for secondaries and zone files.
 *
 * <p>Read {@link dev.recourse.core.zone.ZoneNames} first: which names stand for which listings, with wildcards where they
 * say exactly what the table says (docs/decisions/0029).
 */
package dev.recourse.core.zone;
