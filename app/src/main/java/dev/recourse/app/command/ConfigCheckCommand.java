package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = "Says whether the configuration is right, and what is in force.",
        mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    ConfigCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = folder.settings(context.invocation().workingFolder());
        settings.lines().forEach(context.out()::println);
        context.out()
                .println(
                        settings.trial()
                                ? "# no configuration file: these are the settings for a trial"
                                : "# all right");
        return Exit.DONE;
    }
}
