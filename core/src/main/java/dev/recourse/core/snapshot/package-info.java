/**
 * Everything that is answered at one serial, as bytes: compact, position-independent, in sections with checksums. The
 * format is described in docs/formats/snapshot.md; files are opened and replaced by others, here are only bytes.
 */
package dev.recourse.core.snapshot;
