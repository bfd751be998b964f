package dev.recourse.edge.status;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.ReverseName;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Who asks most, and about whom, since it was last taken: networks, never addresses. Who answers never waits for it: what
 * comes while it is busy is left out and counted.
 */
public final class TopSketch implements Consumer<Sighting> {
    /** What counts as one: a /24, or an IPv6 /56. */
    private static final int IPV4_BITS = 24;

    private static final int IPV6_BITS = 56;

    /** So many networks are counted at once. */
    private static final int PLACES = 256;

    private final List<DomainName> zones;
    private final ReentrantLock lock = new ReentrantLock();
    private final LongAdder missed = new LongAdder();

    // Guarded by lock.
    private SpaceSaving<Prefix> clients = new SpaceSaving<>(PLACES);
    private SpaceSaving<Prefix> asked = new SpaceSaving<>(PLACES);
    private long seen;

    /** @param zones their names, by the places that sightings name */
    public TopSketch(List<DomainName> zones) {
        this.zones = List.copyOf(zones);
    }

    /**
     * What was seen.
     *
     * @param clients networks that asked
     * @param asked networks that were asked about
     * @param seen how many queries that is of
     * @param missed how many more came while it was busy
     */
    public record Seen(
            List<SpaceSaving.Count<Prefix>> clients, List<SpaceSaving.Count<Prefix>> asked, long seen, long missed) {}

    @Override
    public void accept(Sighting sighting) {
        if (!lock.tryLock()) {
            missed.increment();
            return;
        }
        try {
            seen++;
            clients.see(network(sighting.client()));
            about(sighting);
        } finally {
            lock.unlock();
        }
    }

    private void about(Sighting sighting) {
        if (sighting.zone() < 0 || sighting.zone() >= zones.size()) {
            return;
        }
        DomainName name = sighting.question().name();
        int labels = name.labels() - zones.get(sighting.zone()).labels();
        if (ReverseName.read(name, labels) instanceof ReverseName.Exact exact) {
            asked.see(network(exact.address()));
        }
    }

    /** What was seen since the last time, and begins anew. */
    public Seen take(int number) {
        lock.lock();
        try {
            Seen taken = new Seen(clients.top(number), asked.top(number), seen, missed.sumThenReset());
            clients = new SpaceSaving<>(PLACES);
            asked = new SpaceSaving<>(PLACES);
            seen = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private static Prefix network(IpAddress address) {
        return Prefix.around(address, address.isIpv4() ? Prefix.IPV4.bits() + IPV4_BITS : IPV6_BITS);
    }
}
