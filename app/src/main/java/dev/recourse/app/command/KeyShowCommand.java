package dev.recourse.app.command;

import dev.recourse.hub.publish.KeyFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "show",
        description = "Prints the public half of the key of the data folder: what edges are told to trust.",
        mixinStandardHelpOptions = true)
final class KeyShowCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    KeyShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            context.out().println(KeyFile.of(hub.settings().data()).publicKey());
            return Exit.DONE;
        });
    }
}
