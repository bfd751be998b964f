package dev.recourse.app.command;

import dev.recourse.app.config.ConfigException;
import dev.recourse.app.control.DataFolder.FolderInUseException;
import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.format.FormatException;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.evidence.EvidenceFileException;
import dev.recourse.hub.intake.ImportException;
import dev.recourse.hub.store.StoreException;
import dev.recourse.hub.web.WebStartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Turns what went wrong into one plain sentence and an exit code. */
final class Failures {
    private Failures() {}

    static int report(Exception failure, PrintWriter err) {
        return switch (failure) {
            case RefusedException e -> say(err, e.getMessage(), Exit.REFUSED);
            case AddressFormatException e -> say(err, e.getMessage(), Exit.REFUSED);
            case FormatException e -> say(err, e.getMessage(), Exit.REFUSED);
            case EvidenceFileException e -> say(err, e.getMessage(), Exit.REFUSED);
            case ImportException e -> say(err, e.getMessage(), Exit.REFUSED);
            case ConfigException e -> {
                e.problems().forEach(err::println);
                yield Exit.CANNOT_RUN;
            }
            case FolderInUseException e -> say(err, e.getMessage(), Exit.CANNOT_RUN);
            case StoreException e -> say(err, e.getMessage(), Exit.CANNOT_RUN);
            case WebStartException e -> say(err, e.getMessage(), Exit.CANNOT_RUN);
            case UncheckedIOException e -> say(err, e.getMessage(), Exit.CANNOT_RUN);
            case IOException e -> say(err, e.getMessage(), Exit.CANNOT_RUN);
            default -> {
                err.println("recourse: this is a fault of the program, please report it with these lines:");
                failure.printStackTrace(err);
                yield Exit.FAULT;
            }
        };
    }

    private static int say(PrintWriter err, @org.jspecify.annotations.Nullable String sentence, int code) {
        err.println("recourse: " + sentence);
        return code;
    }
}
