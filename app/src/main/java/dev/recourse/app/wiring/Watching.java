package dev.recourse.app.wiring;

import dev.recourse.core.rdns.NameTemplate;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.rdns.PtrVerdict;
import dev.recourse.hub.watch.Awaited;
import dev.recourse.hub.watch.LiveReverseDns;
import dev.recourse.hub.watch.WatchCounters;
import dev.recourse.hub.watch.Watcher;
import dev.recourse.lookup.dns.DnsClient;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The watcher's thread, where there is one: not in a trial, and not where the configuration says no. */
final class Watching implements AutoCloseable {
    /** Who waits is looked after once a minute, so this is soon enough. */
    private static final int PAUSE_SECONDS = 5;

    private static final int TURNS_A_COUNT = 12;

    private final OpenHub hub;
    private final Watcher watcher;
    private final SaidOnce turn;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Watching(OpenHub hub, DnsClient client, Awaited awaited, Consumer<String> warnings) {
        this.hub = hub;
        PtrClassifier classifier = PtrClassifier.shipped();
        LiveReverseDns dns = new LiveReverseDns(
                client,
                (address, names) -> {
                    PtrVerdict verdict = classifier.classify(address, names);
                    return new LiveReverseDns.Judged(
                            verdict.ptrClass(), verdict.rule().toString());
                },
                (address, name) -> NameTemplate.of(name).text());
        this.watcher = new Watcher(new Watcher.Parts(
                hub.store(),
                hub.engine(),
                hub.rules().catalogue(),
                dns,
                awaited,
                hub.clock().deciding(),
                address -> Lookups.mayWatch(hub.settings(), address)));
        this.turn = new SaidOnce("reverse DNS cannot be read again: ", warnings);
        this.thread = Thread.ofPlatform().name("watcher").daemon().start(this::run);
    }

    /** Starts it, where the settings want one. */
    static Optional<Watching> start(OpenHub hub, DnsClient client, Awaited awaited, Consumer<String> warnings) {
        boolean wanted = hub.settings().lookup().watch() && !hub.settings().trial();
        return wanted ? Optional.of(new Watching(hub, client, awaited, warnings)) : Optional.empty();
    }

    private void run() {
        int turns = 0;
        boolean[] more = {false};
        try {
            do {
                more[0] = false;
                // While the clock is wrong nothing is decided; housekeeping says so.
                if (hub.clock().trouble().isEmpty()) {
                    turn.attempt(() -> more[0] = watcher.turn());
                }
                if (turns++ % TURNS_A_COUNT == 0) {
                    turn.attempt(watcher::count);
                }
            } while (!closed.await(more[0] ? 0 : PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    WatchCounters counters() {
        return watcher.counters();
    }

    /** Lookups under way are given up. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
