package dev.recourse.app.command;

import dev.recourse.core.listing.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command reads in the server are never the server's own. */
final class NotOurs {
    private NotOurs() {}

    /** Opening the store's file in the server and closing it again would drop SQLite's locks on it (docs/intentional.md 6). */
    static void require(Path file, Path data) {
        try {
            if (Files.exists(file) && file.toRealPath().startsWith(data.toRealPath())) {
                throw new RefusedException(
                        file + " is in the data folder, which is Recourse's own: import from elsewhere");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
