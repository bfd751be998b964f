/**
 * How evidence comes in: lines of a file or stream, and JSON of programs that have a token. Nothing of a block is taken where
 * one piece of it is wrong.
 *
 * <p>Read {@link dev.recourse.hub.evidence.EvidenceStream} and {@link dev.recourse.hub.evidence.EvidenceDesk} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.evidence;
