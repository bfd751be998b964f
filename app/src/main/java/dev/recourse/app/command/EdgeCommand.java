package dev.recourse.app.command;

import dev.recourse.app.edge.ListArgument;
import dev.recourse.app.edge.SnapshotSource;
import dev.recourse.app.edge.StandaloneEdge;
import dev.recourse.app.wiring.FollowingEdge;
import dev.recourse.app.wiring.SteadyClock;
import dev.recourse.core.listing.RefusedException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "edge",
        description = {
            "Answers DNS for a hub on another machine (--from), from a snapshot file, or from list files as rbldnsd takes"
                    + " them, and nothing else: no store and no pages.",
            "A file that is replaced is answered from within a second; one that cannot be used changes nothing."
        },
        mixinStandardHelpOptions = true)
final class EdgeCommand implements Callable<Integer> {
    private final Context context;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Parameters(
            arity = "0..*",
            paramLabel = "ZONE:TYPE:FILE",
            description =
                    "A zone and its file, or files with commas between. Types: ip4set, ip4trie, ip6trie, cidr. Several for"
                            + " one zone count together.")
    private List<String> zones = List.of();

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description = "A file of 'recourse snapshot build' or of a server.")
    private @Nullable String snapshot;

    @Mixin
    private final FollowOptions follow = new FollowOptions();

    @Mixin
    private final AnswerOptions answer = new AnswerOptions();

    EdgeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (follow.given()) {
            return follow();
        }
        InstantSource clock = InstantSource.system();
        SnapshotSource source = source(clock);
        if (!follow.trusts() && snapshot != null) {
            say("no --trust is given: the snapshot is used whoever made it");
        }
        try (StandaloneEdge edge = StandaloneEdge.start(source, answer.options(context), clock, this::say)) {
            edge.addresses().forEach(this::tellAddress);
            edge.metricsAddress().ifPresent(this::tellMetrics);
            tell("From " + edge.entries() + " entries. Ctrl-C stops.");
            awaitStop();
        } finally {
            stopped.countDown();
        }
        return Exit.DONE;
    }

    private int follow() throws Exception {
        if (snapshot != null || !zones.isEmpty()) {
            throw new RefusedException("name one of --from URL, --snapshot FILE and ZONE:TYPE:FILE");
        }
        FollowingEdge.Options options = follow.options(context, answer.options(context));
        if (!follow.trusts()) {
            say("no --trust KEY: whoever answers at " + options.from() + " is believed");
        }
        if (follow.inTheClear()) {
            say("the token and what is listed go in the clear to " + options.from() + ": use https");
        }
        try (FollowingEdge edge = FollowingEdge.start(options, SteadyClock.ofThisMachine(), this::say)) {
            edge.addresses().forEach(this::tellAddress);
            edge.metricsAddress().ifPresent(this::tellMetrics);
            tell("Follows " + options.from() + ". Ctrl-C stops.");
            awaitStop();
        } finally {
            stopped.countDown();
        }
        return Exit.DONE;
    }

    private void awaitStop() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop"));
        stop.await();
    }

    private SnapshotSource source(InstantSource clock) {
        if ((snapshot == null) == zones.isEmpty()) {
            throw new RefusedException("name one of --from URL, --snapshot FILE and ZONE:TYPE:FILE");
        }
        if (snapshot != null) {
            return new SnapshotSource.OfSnapshot(context.resolve(snapshot), follow.keys());
        }
        List<ListArgument> arguments = new ArrayList<>();
        for (String zone : zones) {
            arguments.add(ListArgument.parseRbldnsd(zone, arguments.size() + 1, context::resolve));
        }
        return new SnapshotSource.OfZones(arguments, clock, context.progress());
    }

    private void tellAddress(InetSocketAddress address) {
        tell("DNS   answers on " + text(address) + " (UDP and TCP)");
    }

    private void tellMetrics(InetSocketAddress address) {
        tell("Figures are at http://" + text(address) + "/metrics");
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private void tell(String line) {
        context.out().println(line);
        context.out().flush();
    }

    private void say(String sentence) {
        context.err().println("recourse: " + sentence);
        context.err().flush();
    }

    /** A clean stop is a success, also where a signal asked for it: 0, not 143. */
    private void stopOnSignal() {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
