package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import dev.recourse.app.wiring.SettingsNotices;
import java.util.List;
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
        List<String> notices = SettingsNotices.of(settings);
        notices.forEach(notice -> context.out().println("# note: " + notice));
        context.out().println(verdict(settings, notices));
        return Exit.DONE;
    }

    private static String verdict(Settings settings, List<String> notices) {
        if (settings.trial()) {
            return "# no configuration file: these are the settings for a trial";
        }
        return notices.isEmpty() ? "# all right" : "# it can be used; see the notes";
    }
}
