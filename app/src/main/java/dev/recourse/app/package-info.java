/**
 * The program: commands, configuration and wiring. The one place that asks the machine for the time.
 *
 * <p>Read {@link dev.recourse.app.Main} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app;
