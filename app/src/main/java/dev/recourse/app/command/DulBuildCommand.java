package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.dul.DulBuilder;
import dev.recourse.hub.dul.DulInput;
import dev.recourse.hub.store.DulRun;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "build",
        description = "Makes a run from a data set or a sweep: what would be listed. Lists nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A data set has lines 'address TAB name', in any order; '-' or nothing: no name; '?': not known; several"
                    + " lines of",
            "an address: several names. A run is the whole of what is listed from reverse names once it is applied:"
                    + " --onto",
            "keeps the readings of an earlier run. Example: recourse dul build pairs.tsv"
        })
final class DulBuildCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--sweep", paramLabel = "NAME", description = "Build from what this sweep has found so far.")
    private @Nullable String sweep;

    @Option(names = "--onto", paramLabel = "RUN", description = "A run whose readings count where this input has none.")
    private @Nullable Long onto;

    @Option(
            names = "--read-at",
            paramLabel = "TIME",
            description = "When the data set was read, as in 2026-11-24T08:00:00Z. Default: the time of the file.")
    private @Nullable String readAt;

    @Option(
            names = "--without-clouds",
            description =
                    "Build though no ranges of clouds are known: their addresses are then put together like others.")
    private boolean withoutClouds;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The data set.")
    private @Nullable Path file;

    DulBuildCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        DulInput input = input();
        return context.access().run(folder, hub -> {
            DulBuilder.Request request = new DulBuilder.Request(input, Optional.ofNullable(onto), withoutClouds);
            new DulOutput(context, json).show(hub, build(hub, request));
            return Exit.DONE;
        });
    }

    private DulRun build(OpenHub hub, DulBuilder.Request request) {
        try (ShownProgress progress = context.progress()) {
            return hub.dul().builder().build(request, progress);
        }
    }

    private DulInput input() {
        Optional<Path> path = Optional.ofNullable(file);
        Optional<String> name = Optional.ofNullable(sweep);
        if (path.isPresent() == name.isPresent()) {
            throw new RefusedException("say what to build from: a file, or --sweep NAME");
        }
        return name.<DulInput>map(DulInput.Swept::new)
                .orElseGet(() -> new DulInput.DataSet(context.resolve(path.orElseThrow()), time()));
    }

    private Optional<Instant> time() {
        try {
            return Optional.ofNullable(readAt).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new RefusedException("'" + readAt + "' is not a time as in 2026-11-24T08:00:00Z");
        }
    }
}
