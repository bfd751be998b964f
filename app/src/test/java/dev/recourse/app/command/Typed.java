package dev.recourse.app.command;

import dev.recourse.app.control.Invocation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** A command typed in a folder, and what it said: it runs in this process, or in the server of that folder. */
public record Typed(int code, String out, String err) {
    public static Typed in(Path folder, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Program.run(new Invocation(
                List.of(arguments), folder, false, new PrintWriter(out, true), new PrintWriter(err, true)));
        return new Typed(code, out.toString(), err.toString());
    }
}
