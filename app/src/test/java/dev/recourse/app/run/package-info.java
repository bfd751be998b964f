/**
 * The packed program, run as somebody runs it: in processes of its own, on free ports, in a folder of its own.
 *
 * <p>Read {@link dev.recourse.app.run.BuiltProgram} first, then {@link dev.recourse.app.run.RunningServer}.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.run;
