package dev.recourse.edge.status;

import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Transport;
import java.util.EnumMap;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How many queries came and how they ended. Any thread may count and read. */
public final class Counters {
    // Filled below and then never changed, so any thread may read them: only the adders count.
    private final EnumMap<Outcome, LongAdder> udp = new EnumMap<>(Outcome.class);
    private final EnumMap<Outcome, LongAdder> tcp = new EnumMap<>(Outcome.class);
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder unsent = new LongAdder();

    /** All at zero. */
    public Counters() {
        for (Outcome outcome : Outcome.values()) {
            udp.put(outcome, new LongAdder());
            tcp.put(outcome, new LongAdder());
        }
    }

    /** A query ended so. */
    public void count(Transport transport, Outcome outcome) {
        adder(transport, outcome).increment();
    }

    /** A TCP connection was closed at once, because there were too many. */
    public void countTurnedAway() {
        turnedAway.increment();
    }

    /** A datagram could not be received or its reply not sent. */
    public void countUnsent() {
        unsent.increment();
    }

    /** How many ended so, since the start. */
    public long queries(Transport transport, Outcome outcome) {
        return adder(transport, outcome).sum();
    }

    /** How many ended so over both transports. */
    public long queries(Outcome outcome) {
        return queries(Transport.UDP, outcome) + queries(Transport.TCP, outcome);
    }

    /** How many TCP connections were closed at once. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    /** How many datagrams could not be received or answered. */
    public long unsent() {
        return unsent.sum();
    }

    private LongAdder adder(Transport transport, Outcome outcome) {
        EnumMap<Outcome, LongAdder> adders = switch (transport) {
            case UDP -> udp;
            case TCP -> tcp;
        };
        return Objects.requireNonNull(adders.get(outcome));
    }
}
