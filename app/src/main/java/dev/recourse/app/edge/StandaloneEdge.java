package dev.recourse.app.edge;

import dev.recourse.app.wiring.EdgeOptions;
import dev.recourse.app.wiring.EdgeSide;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ServedZones;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Answers DNS from files, and from newer ones when they are replaced. A file that cannot be used changes nothing. */
public final class StandaloneEdge implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final SnapshotSource source;
    private final Consumer<String> say;
    private final EdgeSide server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watch;

    // Of the watching thread once it runs.
    private List<String> seen;

    /** What is answered. Written by the watching thread once it runs. */
    private volatile Snapshot current;

    /** Replaced whole by each load. */
    private volatile ServedView view;

    private StandaloneEdge(SnapshotSource source, EdgeOptions options, InstantSource clock, Consumer<String> say)
            throws IOException {
        this.source = source;
        this.say = say;
        this.seen = stamps();
        this.current = source.load();
        this.view = viewOf(current);
        this.server = EdgeSide.start(
                new EdgeSide.Served(() -> view, () -> Optional.of(current), () -> ""), options, clock, say);
        this.watch = Thread.ofPlatform().name("edge-files").daemon().start(this::run);
    }

    /**
     * Loads the files, then listens.
     *
     * @param say is told of what an operator should know, in sentences
     * @throws SnapshotSource.UnusableException when there is nothing to answer from
     * @throws IOException when it cannot listen, or a file of the options cannot be used
     */
    public static StandaloneEdge start(
            SnapshotSource source, EdgeOptions options, InstantSource clock, Consumer<String> say) throws IOException {
        return new StandaloneEdge(source, options, clock, say);
    }

    /** Where it answers. */
    public List<InetSocketAddress> addresses() {
        return server.addresses();
    }

    /** Where the figures are given. */
    public Optional<InetSocketAddress> metricsAddress() {
        return server.metricsAddress();
    }

    /** How many entries it answers from. */
    public long entries() {
        return current.table().size();
    }

    private static ServedView viewOf(Snapshot snapshot) {
        // RFC 1982 knows no 0 that is older than everything.
        return ServedZones.of(snapshot.policy())
                .view(snapshot.table(), Math.max(1, Math.max(snapshot.changedAt(), snapshot.serial())));
    }

    private void run() {
        try {
            while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                List<String> now = stamps();
                if (!now.equals(seen)) {
                    seen = now;
                    reload();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reload() {
        try {
            Snapshot next = source.load();
            if (source.ordered() && next.isBefore(current)) {
                say.accept("the new snapshot is older than what is answered (" + next.epoch() + "/" + next.serial()
                        + " after " + current.epoch() + "/" + current.serial()
                        + "): it is not used; start again to go back");
                return;
            }
            view = viewOf(next);
            current = next;
            say.accept(next.table().size() + " entries are answered from now on");
        } catch (IOException | RuntimeException e) {
            say.accept(e.getMessage() + "; the answers stay what they were");
        }
    }

    /** Size, time and identity of each file: a file that is replaced by renaming has another identity. */
    private List<String> stamps() {
        List<String> stamps = new ArrayList<>();
        for (Path file : source.files()) {
            try {
                stamps.add(Files.size(file) + " " + Files.getLastModifiedTime(file) + " "
                        + Files.getAttribute(file, "unix:ino"));
            } catch (IOException e) {
                stamps.add("missing");
            }
        }
        return stamps;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
