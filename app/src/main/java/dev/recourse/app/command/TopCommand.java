package dev.recourse.app.command;

import dev.recourse.app.wiring.Answering;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.edge.status.TopSketch;
import dev.recourse.edge.status.Watchers;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "top",
        description = "Shows what the running server answers: rates, outcomes, zones, and who asks about whom.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Rates, outcomes and zones are exact. Networks (/24, or /56 of IPv6) are counted from a sample in a table of 256",
            "places: a count is never too small. Ctrl-C ends it."
        })
final class TopCommand implements Callable<Integer> {
    /** To the corner of the screen, and clear it. */
    private static final String CLEAR = "\u001b[H\u001b[J";

    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--once", description = "Show one interval and end.")
    private boolean once;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "How long to count before showing. Default: ${DEFAULT-VALUE}.")
    private int interval = 1;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Look at the networks of one of N queries. Default: ${DEFAULT-VALUE}; 100 for a busy server.")
    private int sample = 1;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    TopCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (interval < 1 || interval > 3600 || sample < 1) {
            throw new RefusedException("--interval is from 1 to 3600 seconds, and --sample at least 1");
        }
        return context.access().run(folder, hub -> {
            show(hub.answering()
                    .orElseThrow(
                            () -> new RefusedException("no server runs on this data folder: start 'recourse serve'")));
            return Exit.DONE;
        });
    }

    private void show(Answering server) throws InterruptedException {
        TopSketch sketch =
                new TopSketch(server.zones().stream().map(DomainName::parse).toList());
        try (Watchers.Watch _ = server.counters()
                .watchers()
                .watch(sample, sketch)
                .orElseThrow(() -> new RefusedException(
                        "too many look at queries already (" + Watchers.MOST + "): end another top first"))) {
            TopRates before = TopRates.of(server);
            do {
                TimeUnit.SECONDS.sleep(interval);
                TopRates now = TopRates.of(server);
                print(new TopView(now.since(before), sketch.take(TopView.ROWS), interval, sample));
                before = now;
                // checkError: whoever looked may be gone, and nothing else tells.
            } while (!once && !context.out().checkError());
        }
    }

    private void print(TopView view) {
        if (json) {
            context.out().println(Json.text(view.fields()));
            return;
        }
        if (!once && context.invocation().terminal()) {
            context.out().print(CLEAR);
        }
        view.lines().forEach(context.out()::println);
    }
}
