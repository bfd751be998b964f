package dev.recourse.app.command;

import dev.recourse.app.control.Invocation;
import dev.recourse.app.wiring.HubAccess;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What every command works with. */
record Context(Invocation invocation, HubAccess access) {
    PrintWriter out() {
        return invocation.out();
    }

    PrintWriter err() {
        return invocation.err();
    }

    /** The path where the caller meant it. */
    Path resolve(Path path) {
        return invocation.workingFolder().resolve(path);
    }

    /** The path where the caller meant it. */
    Path resolve(String path) {
        return resolve(Path.of(path));
    }

    /** Shows how far something long is; to be closed at its end. */
    ShownProgress progress() {
        return new ShownProgress(err(), invocation.terminal());
    }
}
