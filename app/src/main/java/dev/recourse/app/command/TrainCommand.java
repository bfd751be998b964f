package dev.recourse.app.command;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.app.wiring.Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts and stops everything once, so that the launcher can keep what the JVM has loaded (JEP 514). */
@Command(name = "train", hidden = true, description = "Used by the launcher after a build.")
final class TrainCommand implements Callable<Integer> {
    private static final ListenAddress ANY_PORT = ListenAddress.parse("127.0.0.1:0");

    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    TrainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = folder.settings(context.invocation().workingFolder())
                .with(Optional.empty(), Optional.of(ANY_PORT), Optional.of(ANY_PORT));
        try (Server server = Server.start(settings, context.out(), context.err(), Program::run);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String page : List.of(
                    "/",
                    "/lists",
                    "/rdns?ip=192.0.2.7&ptr=host-192-0-2-7.dyn.example.net",
                    "/lookup?ip=203.0.113.45",
                    "/lookup?ip=203.0.113.45&format=json")) {
                URI uri = URI.create("http://" + server.webAddress() + page);
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
        return Exit.DONE;
    }
}
