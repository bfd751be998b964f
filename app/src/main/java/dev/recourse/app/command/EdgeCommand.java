package dev.recourse.app.command;

import dev.recourse.app.command.ServerOptions.ListenConverter;
import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.edge.ListArgument;
import dev.recourse.app.edge.SnapshotSource;
import dev.recourse.app.edge.StandaloneEdge;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.edge.dns.Listening;
import dev.recourse.edge.dns.TcpLimits;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "edge",
        description = {
            "Answers DNS from a snapshot file, or from list files as rbldnsd takes them, and nothing else: no store, no pages,"
                    + " no configuration.",
            "A file that is replaced is answered from within a second; one that cannot be used changes nothing."
        },
        mixinStandardHelpOptions = true)
final class EdgeCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            arity = "0..*",
            paramLabel = "ZONE:TYPE:FILE",
            description = "A zone and its file, or files with commas between. Types: ip4set, ip4trie, ip6trie, cidr. Several for"
                    + " one zone count together.")
    private List<String> zones = List.of();

    @Option(names = "--snapshot", paramLabel = "FILE", description = "A file of 'recourse snapshot build' or of a server.")
    private @Nullable String snapshot;

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description = "Only snapshots that this key signed are used. May be given several times.")
    private List<String> trusted = List.of();

    @Option(
            names = "--dns",
            paramLabel = "ADDR:PORT",
            description = "Where DNS is answered. May be given several times. Default: 127.0.0.1:5300.",
            converter = ListenConverter.class)
    private List<ListenAddress> dns = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads receive, for each address. Default: 1.")
    private int threads = 1;

    EdgeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (threads < 1) {
            throw new RefusedException("--threads is at least 1");
        }
        InstantSource clock = InstantSource.system();
        SnapshotSource source = source(clock);
        if (trusted.isEmpty() && snapshot != null) {
            say("no --trust is given: the snapshot is used whoever made it");
        }
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopOnSignal(stop, stopped), "stop"));
        try (StandaloneEdge edge = StandaloneEdge.start(source, listening(), clock, this::say)) {
            context.out().println("DNS answers on "
                    + edge.addresses().stream()
                            .map(a -> a.getAddress().getHostAddress() + ":" + a.getPort())
                            .collect(Collectors.joining(", "))
                    + " from " + edge.entries() + " entries");
            context.out().flush();
            stop.await();
        } finally {
            stopped.countDown();
        }
        return Exit.DONE;
    }

    private SnapshotSource source(InstantSource clock) {
        if ((snapshot == null) == zones.isEmpty()) {
            throw new RefusedException("name either --snapshot FILE or at least one ZONE:TYPE:FILE");
        }
        if (snapshot != null) {
            return new SnapshotSource.OfSnapshot(context.resolve(snapshot), keys());
        }
        List<ListArgument> arguments = new ArrayList<>();
        for (String zone : zones) {
            arguments.add(ListArgument.parseRbldnsd(zone, arguments.size() + 1, context::resolve));
        }
        return new SnapshotSource.OfZones(arguments, clock, context.progress());
    }

    private Set<PublicKey> keys() {
        try {
            return trusted.stream().map(PublicKey::parse).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private Listening listening() {
        List<ListenAddress> addresses =
                dns.isEmpty() ? List.of(ListenAddress.parse("127.0.0.1:5300")) : dns;
        return new Listening(
                addresses.stream().map(ListenAddress::toSocketAddress).toList(), threads, TcpLimits.USUAL);
    }

    private void say(String sentence) {
        context.invocation().err().println("recourse: " + sentence);
    }

    /** A clean stop is a success, also where a signal asked for it: 0, not 143. */
    private static void stopOnSignal(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
