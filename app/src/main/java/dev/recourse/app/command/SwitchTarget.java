package dev.recourse.app.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is stopped: one of the three. */
final class SwitchTarget {
    @Option(names = "--all", required = true, description = "All zones.")
    private boolean all;

    @Option(names = "--zone", required = true, paramLabel = "NAME", description = "One zone, by its whole name.")
    private @Nullable String zone;

    @Option(
            names = "--list",
            required = true,
            paramLabel = "NAME",
            description = "One list, in all zones that hold it.")
    private @Nullable String list;

    boolean all() {
        return all;
    }

    Optional<String> zone() {
        return Optional.ofNullable(zone);
    }

    Optional<String> list() {
        return Optional.ofNullable(list);
    }
}
