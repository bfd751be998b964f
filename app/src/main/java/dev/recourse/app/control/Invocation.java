package dev.recourse.app.control;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * One call of the program.
 *
 * @param arguments as typed
 * @param workingFolder where file names start
 * @param terminal whether {@code err} is a person's screen, so that progress may be redrawn
 * @param in what is piped in; where a server runs the command, what is piped in where it was typed
 */
public record Invocation(
        List<String> arguments,
        Path workingFolder,
        boolean terminal,
        PrintWriter out,
        PrintWriter err,
        InputStream in) {
    /** A call with nothing piped in. */
    public Invocation(List<String> arguments, Path workingFolder, boolean terminal, PrintWriter out, PrintWriter err) {
        this(arguments, workingFolder, terminal, out, err, InputStream.nullInputStream());
    }
}
