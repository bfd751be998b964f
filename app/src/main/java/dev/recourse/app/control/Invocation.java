package dev.recourse.app.control;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * One call of the program.
 *
 * @param arguments as typed
 * @param workingFolder where file names start
 * @param terminal whether {@code err} is a person's screen, so that progress may be redrawn
 */
public record Invocation(
        List<String> arguments, Path workingFolder, boolean terminal, PrintWriter out, PrintWriter err) {}
