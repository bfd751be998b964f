package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.dul.DulBuilder;
import dev.recourse.hub.dul.DulInput;
import dev.recourse.hub.store.DulRun;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description =
                "Reads the names of the applied run by the rules of now, and says what would change. Lists nothing.",
        mixinStandardHelpOptions = true)
final class DulReplayCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--run", paramLabel = "RUN", description = "Another run than the applied one.")
    private @Nullable Long run;

    @Option(
            names = "--without-clouds",
            description =
                    "Build though no ranges of clouds are known: their addresses are then put together like others.")
    private boolean withoutClouds;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    DulReplayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            new DulOutput(context, json).show(hub, replay(hub));
            return Exit.DONE;
        });
    }

    private DulRun replay(OpenHub hub) {
        long of = Optional.ofNullable(run).orElseGet(() -> hub.dul().applied().id());
        try (ShownProgress progress = context.progress()) {
            return hub.dul()
                    .builder()
                    .build(new DulBuilder.Request(new DulInput.Again(), Optional.of(of), withoutClouds), progress);
        }
    }
}
