package dev.recourse.edge.transfer;

import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.RecordSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Tells the secondaries that zones have changed (RFC 1996). Each has a thread of its own, so that none waits for another. */
public final class Notifier implements AutoCloseable {
    private final PublishedZones zones;
    private final List<NotifyThread> threads;

    /** @param targets whom to tell */
    public Notifier(List<NotifyTarget> targets, PublishedZones zones, InstantSource clock) {
        this.zones = zones;
        this.threads = targets.stream()
                .map(target -> new NotifyThread(target, this::soa, clock))
                .toList();
        threads.forEach(NotifyThread::start);
    }

    private RecordSet soa(DomainName origin) {
        return zones.find(origin).orElseThrow().soa();
    }

    /** Says that these zones have these serials now. What was said of them before is said no more. Returns at once. */
    public void changed(Map<DomainName, Long> serials) {
        threads.forEach(thread -> thread.changed(serials));
    }

    /** Ends; who has not answered is not told. */
    @Override
    public void close() {
        threads.forEach(NotifyThread::close);
    }
}
