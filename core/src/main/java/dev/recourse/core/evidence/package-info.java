/**
 * What was observed of addresses, and the published rules by which observations list single addresses for a time.
 *
 * <p>Read {@link dev.recourse.core.evidence.EvidenceRule} first. Nothing here knows a clock or a store: the same evidence at
 * the same time is always judged the same. Unknown is no kind of evidence.
 */
package dev.recourse.core.evidence;
