package dev.recourse.app.wiring;

import dev.recourse.core.dns.DomainName;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.edge.answer.ZoneContents;
import dev.recourse.edge.transfer.Notifier;
import dev.recourse.hub.publish.WorkSignal;
import dev.recourse.hub.publish.ZoneSerials.Publication;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Publications: what has changed is answered at once, and at most once a second it is given new SOA serials, made ready for
 * transfer and told to the secondaries, by one thread.
 */
final class Transfers implements AutoCloseable {
    private static final Duration APART = Duration.ofSeconds(1);
    /** A large zone is compared with its last publication; that may take a quarter of the time at most. */
    private static final int REST = 3;

    private final DnsSide dns;
    private final boolean keepsZones;
    private final Notifier notifier;
    private final Consumer<String> warnings;
    private final WorkSignal changes = new WorkSignal(true);
    private final Thread thread = Thread.ofPlatform().name("transfers").daemon().unstarted(this::run);

    // Written before the thread starts.
    private volatile Optional<OpenHub> hub = Optional.empty();

    /** The zones whose serials are known: of the thread. */
    private List<ZoneContents> described;

    /** Whether what is ready for transfer is what the serials were last moved on for. Of the thread. */
    private boolean inStep;

    Transfers(DnsSide dns, SecondaryAccess secondaries, InstantSource clock, Consumer<String> warnings) {
        this.dns = dns;
        this.described = dns.contents();
        this.keepsZones = secondaries.policy().isOpen();
        this.notifier = new Notifier(secondaries.told(), dns.published(), clock);
        this.warnings = warnings;
    }

    /** Answers from this from now on; its serials come in their time. */
    void publish(Snapshot snapshot) {
        dns.publish(snapshot);
        changes.give();
    }

    /** Begins to publish what the hub has. */
    void follow(OpenHub open) {
        hub = Optional.of(open);
        thread.start();
    }

    private void run() {
        String lastTrouble = "";
        boolean first = true;
        while (changes.await()) {
            long begun = System.nanoTime();
            String trouble = attempt(first);
            if (!trouble.isEmpty() && !trouble.equals(lastTrouble)) {
                warnings.accept("secondaries do not see the changes yet: " + trouble + "; it is tried again");
            }
            lastTrouble = trouble;
            first = first && !trouble.isEmpty();
            changes.rest(Math.max(APART.toNanos(), REST * (System.nanoTime() - begun)));
        }
    }

    /** What went wrong, or nothing. */
    private String attempt(boolean first) {
        try {
            publishZones(hub.orElseThrow(), first);
            return "";
        } catch (IOException | RuntimeException e) {
            changes.give();
            return String.valueOf(e.getMessage());
        }
    }

    private void publishZones(OpenHub from, boolean first) throws IOException {
        boolean wasInStep = inStep;
        inStep = false;
        Set<String> redescribed = describeZones();
        Snapshot snapshot = from.current();
        Publication publication = dns.serials().advance(snapshot, from.store().journal());
        if (keepsZones) {
            EntryStream entries = snapshot.table()::forEach;
            dns.published()
                    .publish(
                            serials(zone -> true),
                            entries,
                            publication.prefixes().filter(prefixes -> wasInStep));
            // Who slept while we were down is told once, too.
            notifier.changed(
                    serials(zone -> first || publication.changed().contains(zone) || redescribed.contains(zone)));
        }
        inStep = true;
    }

    /** A list that was closed or stopped makes other zones: secondaries must see that as well. */
    private Set<String> describeZones() throws IOException {
        List<ZoneContents> now = dns.contents();
        if (now.equals(described)) {
            return Set.of();
        }
        Set<String> changed = dns.serials().describe(dns.plan(), dns.fingerprints());
        dns.published().become(now);
        described = now;
        return changed;
    }

    private Map<DomainName, Long> serials(Predicate<String> wanted) {
        return dns.contents().stream()
                .map(ZoneContents::origin)
                .filter(zone -> wanted.test(zone.toString()))
                .collect(Collectors.toMap(zone -> zone, zone -> dns.serials().serial(zone.toString())));
    }

    @Override
    public void close() {
        changes.close();
        notifier.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
