/**
 * The commands: what a person types. Each reads its options, asks one part to do the work and says what happened.
 *
 * <p>Read {@link dev.recourse.app.command.Program} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.command;
