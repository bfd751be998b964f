/**
 * What comes in from outside as files, and goes out as files: imports by difference, and exports.
 *
 * <p>Read {@link dev.recourse.hub.intake.ListImport} first: a file is read and checked whole, mapped to criteria, compared
 * with what its source has in force, weighed against the limits, and only then staged and committed.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.intake;
