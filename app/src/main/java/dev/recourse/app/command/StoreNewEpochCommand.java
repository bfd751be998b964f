package dev.recourse.app.command;

import dev.recourse.hub.store.Position;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "new-epoch",
        description = "Begins a new epoch of the store, after it was restored from a backup.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What the backup did not have is lost, and its serials are given again. The new epoch tells everyone who",
            "follows the journal that these are other entries. In the folder of the old store the next start does it by",
            "itself; in another folder it cannot know. Nothing that is listed changes."
        })
final class StoreNewEpochCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    StoreNewEpochCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            Position begun = hub.store().beginEpoch(hub.current().epoch());
            context.out()
                    .println(
                            json
                                    ? Json.text(Map.of("epoch", begun.epoch(), "serial", begun.serial()))
                                    : "epoch " + begun.epoch() + " begins behind journal " + begun.serial());
            return Exit.DONE;
        });
    }
}
