package dev.recourse.edge.status;

import dev.recourse.core.dns.CheckedCookie;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Transport;
import java.util.EnumMap;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How many queries came, how they ended, and what else happened, since the start. Any thread may count and read. */
public final class Counters {
    /** Zones beyond this many are answered, and not counted one by one. */
    public static final int MOST_ZONES = 256;

    // Filled below and then never changed, so any thread may read them: only the adders count.
    private final EnumMap<Transport, EnumMap<Outcome, LongAdder>> outcomes = new EnumMap<>(Transport.class);
    private final EnumMap<Transport, ReplySizes> sizes = new EnumMap<>(Transport.class);
    private final EnumMap<Event, LongAdder> events = new EnumMap<>(Event.class);
    private final ZoneOutcomes[] zones =
            Stream.generate(ZoneOutcomes::new).limit(MOST_ZONES).toArray(ZoneOutcomes[]::new);
    private final LongAdder transferOctets = new LongAdder();
    private final Watchers watchers = new Watchers();

    /** All at zero. */
    public Counters() {
        for (Transport transport : Transport.values()) {
            EnumMap<Outcome, LongAdder> adders = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                adders.put(outcome, new LongAdder());
            }
            outcomes.put(transport, adders);
            sizes.put(transport, new ReplySizes());
        }
        for (Event event : Event.values()) {
            events.put(event, new LongAdder());
        }
    }

    /** A query ended so. */
    public void count(Transport transport, Outcome outcome) {
        adder(transport, outcome).increment();
    }

    /** A query for the zone of that place in the policy ended so; nothing where the place is negative. */
    public void count(int zone, Outcome outcome) {
        if (zone >= 0 && zone < MOST_ZONES) {
            zones[zone].count(outcome);
        }
    }

    /** A query brought such a cookie. */
    public void count(CheckedCookie.Standing cookie) {
        switch (cookie) {
            case ABSENT -> {}
            case CLIENT_ONLY -> count(Event.COOKIE_CLIENT_ONLY);
            case VALID -> count(Event.COOKIE_VALID);
            case INVALID -> count(Event.COOKIE_INVALID);
        }
    }

    /** This happened. */
    public void count(Event event) {
        adder(event).increment();
    }

    /** For those who count without knowing what for. */
    public LongAdder adder(Event event) {
        return Objects.requireNonNull(events.get(event));
    }

    /** A message of so many octets was sent to a secondary. */
    public void transferred(int octets) {
        transferOctets.add(octets);
    }

    /** All octets that were sent to secondaries. */
    public long transferOctets() {
        return transferOctets.sum();
    }

    /** How many ended so. */
    public long queries(Transport transport, Outcome outcome) {
        return adder(transport, outcome).sum();
    }

    /** How many ended so over both transports. */
    public long queries(Outcome outcome) {
        return queries(Transport.UDP, outcome) + queries(Transport.TCP, outcome);
    }

    /** How many for the zone of that place ended so; 0 where it is not counted. */
    public long queries(int zone, Outcome outcome) {
        return zone < MOST_ZONES ? zones[zone].queries(outcome) : 0;
    }

    /** Who looks at queries. */
    public Watchers watchers() {
        return watchers;
    }

    /** How often it happened. */
    public long events(Event event) {
        return adder(event).sum();
    }

    /** The sizes of replies. */
    public ReplySizes replySizes(Transport transport) {
        return Objects.requireNonNull(sizes.get(transport));
    }

    private LongAdder adder(Transport transport, Outcome outcome) {
        return Objects.requireNonNull(
                Objects.requireNonNull(outcomes.get(transport)).get(outcome));
    }
}
