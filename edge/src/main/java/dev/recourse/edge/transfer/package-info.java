/**
 * Zones for secondaries: AXFR, IXFR, TSIG and NOTIFY, from what was published last.
 *
 * <p>Read {@link dev.recourse.edge.transfer.TransferDesk} first; then {@link dev.recourse.edge.transfer.PublishedZones}, which
 * holds what is transferred (docs/decisions/0030).
 */
package dev.recourse.edge.transfer;
