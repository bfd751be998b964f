package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import dev.recourse.app.wiring.Server;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        description = "Runs the list: DNS, the pages, and the store, until Ctrl-C or SIGTERM.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without a configuration file it loads a small example set, to look at. With one (recourse.conf here, or",
            "--config FILE) it begins empty."
        })
final class ServeCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Mixin
    private final ServerOptions listen = new ServerOptions();

    ServeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = folder.settings(context.invocation().workingFolder())
                .with(Optional.empty(), Optional.ofNullable(listen.dns), Optional.ofNullable(listen.http));
        try (Server server = Server.start(settings, context.out(), context.err(), Program::run)) {
            server.awaitStop();
        }
        return Exit.DONE;
    }
}
