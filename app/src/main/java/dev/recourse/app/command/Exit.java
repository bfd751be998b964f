package dev.recourse.app.command;

/** The exit codes (docs/commands.md). */
final class Exit {
    static final int DONE = 0;
    /** What was asked for is refused or its input is bad; nothing was changed. */
    static final int REFUSED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** It cannot run here: configuration, store, folder, port. */
    static final int CANNOT_RUN = 3;
    /** A fault of the program. */
    static final int FAULT = 70;

    private Exit() {}
}
