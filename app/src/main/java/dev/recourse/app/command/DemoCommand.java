package dev.recourse.app.command;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.app.demo.Demo;
import dev.recourse.app.wiring.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Plays the story in half a minute: a mail refused, the page that says why, the way off.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It uses a folder of its own, which it throws away, and ports that are free. Nothing leaves this machine."
        })
final class DemoCommand implements Callable<Integer> {
    private static final ListenAddress ANY_PORT = ListenAddress.parse("127.0.0.1:0");

    private final Context context;

    @Mixin
    private final ServerOptions listen = new ServerOptions();

    @Option(names = "--fast", description = "Without the pauses for reading.")
    private boolean fast;

    @Option(names = "--keep", description = "Goes on serving at the end, until Ctrl-C, to look around.")
    private boolean keep;

    DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("recourse-demo");
        // Not the configuration of this folder: the demo never touches a real list.
        Settings settings = Settings.forTrial()
                .with(
                        Optional.of(folder),
                        Optional.of(Optional.ofNullable(listen.dns).orElse(ANY_PORT)),
                        Optional.of(Optional.ofNullable(listen.http).orElse(ANY_PORT)));
        PrintWriter quiet = new PrintWriter(Writer.nullWriter());
        try (Server server = Server.start(settings, quiet, context.err(), Program::run)) {
            new Demo(server, context.out(), fast ? Duration.ZERO : Duration.ofSeconds(5)).play();
            if (keep) {
                context.out().println("Serving until Ctrl-C; the folder is " + folder);
                context.out().flush();
                server.awaitStop();
            }
        } finally {
            delete(folder);
        }
        return Exit.DONE;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
