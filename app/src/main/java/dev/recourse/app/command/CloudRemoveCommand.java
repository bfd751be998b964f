package dev.recourse.app.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = "Forgets the ranges of a cloud. Nothing that is listed changes.",
        mixinStandardHelpOptions = true)
final class CloudRemoveCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(paramLabel = "CLOUD", description = "Its short name.")
    private String cloud = "";

    CloudRemoveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            hub.clouds().remove(cloud);
            context.out()
                    .println(json ? Json.text(Map.of("removed", cloud)) : "the ranges of " + cloud + " are forgotten");
            return Exit.DONE;
        });
    }
}
