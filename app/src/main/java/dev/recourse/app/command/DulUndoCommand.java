package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.dul.DulDecision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "undo",
        description = "Takes back all that the rules of one version listed, at once.",
        mixinStandardHelpOptions = true,
        footer = {"", "What stood there before comes back by applying the run that made it: recourse dul show"})
final class DulUndoCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(
            names = "--rule-version",
            required = true,
            paramLabel = "VERSION",
            description = "The version of the rules, as 'recourse dul show' names it.")
    private String version = "";

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    DulUndoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            DulApplyCommand.show(context, json, "undone, rules " + version, undo(hub));
            return Exit.DONE;
        });
    }

    private DulDecision.Done undo(OpenHub hub) {
        try (ShownProgress progress = context.progress()) {
            return hub.dul().decision().undo(version, progress);
        }
    }
}
