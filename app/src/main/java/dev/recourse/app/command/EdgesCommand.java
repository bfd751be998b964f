package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.feed.EdgeStatus;
import dev.recourse.hub.feed.Feed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "edges",
        description = "Shows the edges that follow this hub, and how far each is.",
        mixinStandardHelpOptions = true)
final class EdgesCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--key", description = "Print the key that edges are to trust, and nothing else.")
    private boolean key;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    EdgesCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            if (key) {
                context.out().println(hub.key());
            } else {
                show(hub);
            }
            return Exit.DONE;
        });
    }

    private void show(OpenHub hub) {
        List<EdgeStatus> edges = hub.feed().map(Feed::status).orElse(List.of());
        if (edges.isEmpty() && !json) {
            context.out()
                    .println(
                            hub.feed().isPresent()
                                    ? "no edge has followed since the start"
                                    : "there is no feed: feed.tokens is not set");
        }
        for (EdgeStatus edge : edges) {
            context.out().println(json ? Json.text(edge.fields()) : line(edge));
        }
    }

    private static String line(EdgeStatus edge) {
        return edge.name() + " at " + edge.address() + (edge.connected() ? " follows since " : " has left; came ")
                + edge.since() + ", answers journal " + edge.answered()
                + (edge.lagSerials() == 0 && edge.connected()
                        ? ", all there is"
                        : ", " + edge.lagSerials() + " serials and " + edge.lagSeconds() + " s behind");
    }
}
