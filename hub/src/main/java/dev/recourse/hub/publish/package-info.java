/**
 * From the journal to what is answered: follows the journal, holds the table of now, writes the snapshot file.
 *
 * <p>Read {@link dev.recourse.hub.publish.Publisher} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.publish;
