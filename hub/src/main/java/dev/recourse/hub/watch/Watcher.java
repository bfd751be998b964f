package dev.recourse.hub.watch;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.store.Reading;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.watch.WatchCounters.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Reads the reverse DNS of what rests on it again, turn by turn, and acts on what it finds. For one thread.
 *
 * <p>First it acts, then it notes the reading: killed between the two, it reads again and finds nothing left to do. A reading
 * that found out nothing changes nothing but when the next one comes.
 */
public final class Watcher {
    /** How many readings a turn makes at most; each may last as long as lookups may, all beside each other. */
    static final int TURN = 200;

    /** How many of those in one IPv4 /16 or IPv6 /32, so that one provider's dead servers do not use up a turn. */
    static final int TURN_OF_A_ZONE = 64;

    /** Among so many a turn is chosen: where all of one zone are due, others still come in. */
    private static final int CHOICE = 10_000;

    /** Later than this is overdue. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final int NAMES_KEPT = 10;
    private static final int IPV4_ZONE_BITS = 96 + 16;
    private static final int IPV6_ZONE_BITS = 32;

    private final Store store;
    private final Engine engine;
    private final Catalogue catalogue;
    private final ReverseDns dns;
    private final Awaited awaited;
    private final InstantSource clock;
    private final Predicate<IpAddress> mayAsk;
    private final JournalTrail trail;
    private final WatchCounters counters = new WatchCounters();

    /**
     * What a watcher works with.
     *
     * @param mayAsk which addresses may be looked up at all
     */
    public record Parts(
            Store store,
            Engine engine,
            Catalogue catalogue,
            ReverseDns dns,
            Awaited awaited,
            InstantSource clock,
            Predicate<IpAddress> mayAsk) {}

    public Watcher(Parts parts) {
        this.store = parts.store();
        this.engine = parts.engine();
        this.catalogue = parts.catalogue();
        this.dns = parts.dns();
        this.awaited = parts.awaited();
        this.clock = parts.clock();
        this.mayAsk = parts.mayAsk();
        this.trail = new JournalTrail(store, mayAsk);
    }

    /** An address whose turn has come. */
    private record Due(IpAddress address, Reading before, Optional<Instant> waitedSince, List<Row> rows) {}

    /** What was seen there. */
    private record Look(Due due, Observation observation) {}

    public WatchCounters counters() {
        return counters;
    }

    /** One turn. Whether there is more to do at once. */
    public boolean turn() {
        Instant now = clock.instant();
        boolean behind = trail.follow(now);
        List<Due> due = due(now);
        List<IpAddress> dropped = due.stream()
                .filter(one -> one.rows().isEmpty() && one.waitedSince().isEmpty())
                .map(Due::address)
                .toList();
        List<Look> looks = look(
                due.stream().filter(one -> !dropped.contains(one.address())).toList());
        Map<IpAddress, Reading> readings = new LinkedHashMap<>();
        for (Look look : looks) {
            readings.put(look.due().address(), result(look, clock.instant()));
        }
        if (!readings.isEmpty() || !dropped.isEmpty()) {
            store.readingWriter().write(readings, dropped);
        }
        return behind || due.size() >= TURN_OF_A_ZONE;
    }

    /** Counts what there is to do, for the figures. */
    public void count() {
        counters.addresses(store.readings().count(clock.instant().minus(LATE)));
    }

    /** Those for whom somebody waits first. */
    private List<Due> due(Instant now) {
        Map<IpAddress, Instant> waits = awaited.now();
        List<IpAddress> waited =
                waits.keySet().stream().filter(mayAsk).limit(Awaited.MOST).toList();
        Map<IpAddress, Reading> known = store.readings().of(waited);
        Map<IpAddress, Reading> candidates = new LinkedHashMap<>();
        for (IpAddress address : waited) {
            Reading reading = known.getOrDefault(address, Reading.none(now));
            Duration pause = Schedule.waiting(Duration.between(waits.getOrDefault(address, now), now));
            if (!lastTry(reading).plus(pause).isAfter(now)) {
                candidates.put(address, reading);
            }
        }
        store.readings().due(now, CHOICE).forEach((address, reading) -> {
            if (!waits.containsKey(address)) {
                candidates.put(address, reading);
            }
        });
        return turnOf(candidates, waits);
    }

    private static Instant lastTry(Reading reading) {
        return reading.trouble()
                .map(Reading.Trouble::at)
                .or(() -> reading.last().map(Reading.Found::at))
                .orElse(Instant.EPOCH);
    }

    private List<Due> turnOf(Map<IpAddress, Reading> candidates, Map<IpAddress, Instant> waits) {
        Map<Prefix, Integer> zones = new LinkedHashMap<>();
        List<Due> due = new ArrayList<>();
        candidates.forEach((address, reading) -> {
            Prefix zone = Prefix.around(address, address.isIpv4() ? IPV4_ZONE_BITS : IPV6_ZONE_BITS);
            if (due.size() < TURN && zones.merge(zone, 1, Integer::sum) <= TURN_OF_A_ZONE) {
                due.add(new Due(address, reading, Optional.ofNullable(waits.get(address)), rows(address)));
            }
        });
        return due;
    }

    private List<Row> rows(IpAddress address) {
        return catalogue.lists().stream()
                .map(BlockList::name)
                .flatMap(list -> store.listings().covering(list, Prefix.of(address)).stream())
                .filter(Ruling::restsOnReverseDns)
                .toList();
    }

    private List<Look> look(List<Due> due) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Look>> futures = due.stream()
                    .map(one -> threads.submit(() -> new Look(one, dns.look(one.address()))))
                    .toList();
            return results(futures);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lookup broke", e.getCause());
        }
    }

    /** Nothing where we are to stop: what was asked for by then is asked for again after the next start. */
    private static List<Look> results(List<Future<Look>> futures) throws ExecutionException {
        List<Look> looks = new ArrayList<>();
        try {
            for (Future<Look> future : futures) {
                looks.add(future.get());
            }
            return looks;
        } catch (InterruptedException e) {
            // Closing the threads sees that too, and has them stop.
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Acts on what was seen, and gives what is to be noted. */
    private Reading result(Look look, Instant now) {
        return switch (look.observation()) {
            case Observation.Seen seen -> acted(look.due(), found(look.due().before(), seen, now), now);
            case Observation.Unseen(UnknownCause cause) -> {
                counters.count(WatchEvent.UNKNOWN);
                yield cause == UnknownCause.BUSY ? later(look.due(), now) : failed(look.due(), cause, now);
            }
        };
    }

    /** There was no room to look: nobody's fault, and behind those who wait for their turn. */
    private static Reading later(Due due, Instant now) {
        return new Reading(due.before().last(), due.before().trouble(), now.plus(Schedule.AGAIN));
    }

    private static Reading failed(Due due, UnknownCause cause, Instant now) {
        int failures = due.before().trouble().map(Reading.Trouble::failures).orElse(0) + 1;
        Reading reading =
                new Reading(due.before().last(), Optional.of(new Reading.Trouble(now, cause, failures)), Instant.EPOCH);
        return dated(due, reading, false, now);
    }

    private Reading.Found found(Reading before, Observation.Seen seen, Instant now) {
        counters.count(seen.names().isEmpty() ? WatchEvent.NO_NAME : WatchEvent.NAMES);
        List<String> names = seen.names().stream().limit(NAMES_KEPT).toList();
        Optional<Reading.Found> same = before.last()
                .filter(last -> last.names().equals(names)
                        && last.ptrClass() == seen.ptrClass()
                        && last.forward() == seen.forward());
        if (same.isEmpty() && before.last().isPresent()) {
            counters.count(WatchEvent.CHANGED);
        }
        return new Reading.Found(
                now,
                same.map(Reading.Found::since).orElse(now),
                same.map(last -> Math.min(last.alike(), Integer.MAX_VALUE - 1)).orElse(0) + 1,
                seen.ttl(),
                names,
                seen.ptrClass(),
                seen.rule(),
                seen.forward());
    }

    private Reading acted(Due due, Reading.Found found, Instant now) {
        boolean doubted = false;
        for (Row row : due.rows()) {
            switch (Ruling.of(row, found)) {
                case Ruling.Stays stays -> {}
                case Ruling.Doubted d -> doubted = true;
                case Ruling.Ends ends -> end(due.address(), row, found, ends.cause());
            }
        }
        Reading reading = new Reading(Optional.of(found), Optional.empty(), Instant.EPOCH);
        return dated(due, reading, doubted, now);
    }

    private void end(IpAddress address, Row row, Reading.Found found, String cause) {
        // A host's name that all its neighbours have is nobody's own: what is asked of a request is asked here too.
        boolean listing = row.kind() == Row.Kind.LISTING;
        boolean asked = listing && found.ptrClass() == PtrClass.NAMED;
        if (asked && found.names().stream().allMatch(name -> dns.isMachineMade(address, name))) {
            return;
        }
        if (engine.endWithItsReason(row, cause)) {
            counters.count(listing ? WatchEvent.LISTING_ENDED : WatchEvent.EXEMPTION_ENDED);
        }
    }

    private static Reading dated(Due due, Reading reading, boolean doubted, Instant now) {
        Instant next = Schedule.next(due.address(), reading, doubted, now);
        return new Reading(reading.last(), reading.trouble(), next);
    }
}
