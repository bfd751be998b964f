package dev.recourse.app;

import dev.recourse.app.command.Program;
import dev.recourse.app.control.Invocation;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The program. Everything else happens in {@link Program}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = writer(FileDescriptor.out, false);
        PrintWriter err = writer(FileDescriptor.err, true);
        // The launcher knows; System.console() tells only of standard input and output.
        boolean terminal = "1".equals(System.getenv("RECOURSE_STDERR_IS_TERMINAL"));
        int code = Program.run(
                new Invocation(List.of(arguments), Path.of("").toAbsolutePath(), terminal, out, err, System.in));
        if (out.checkError() && code == 0) {
            // A full disk behind '>': a list cut short must not look whole.
            err.println("recourse: the output could not be written whole");
            code = Program.OUTPUT_LOST;
        }
        err.flush();
        System.exit(code);
    }

    private static PrintWriter writer(FileDescriptor descriptor, boolean flush) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8)),
                flush);
    }
}
