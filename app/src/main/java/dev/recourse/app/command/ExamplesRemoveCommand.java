package dev.recourse.app.command;

import dev.recourse.app.wiring.Examples;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "remove", description = "Takes the example set off all lists.", mixinStandardHelpOptions = true)
final class ExamplesRemoveCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    ExamplesRemoveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            long ended = new Examples(hub).remove();
            context.out().println(ended == 0 ? "there are no examples" : ended + " example entries removed");
            return Exit.DONE;
        });
    }
}
