package dev.recourse.hub.publish;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.SerialNumber;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.hub.store.JournalReader;
import dev.recourse.hub.store.Position;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The SOA serial of each zone: counts the publications of that zone, from Unix time, never going back, and is on disk before
 * anybody hears of it. Moved on by one thread; read by any.
 */
public final class ZoneSerials {
    /** Behind by more than this, all zones are taken for changed: reading the journal would take longer than it saves. */
    private static final int MOST_BEHIND = 100_000;

    /** Of more changes than this nobody wants the difference. */
    private static final int MOST_CHANGES = 10_000;

    private static final int ROUND = 10_000;

    private volatile ZonePlan plan;
    private final ZoneSerialFile file;
    private final InstantSource clock;
    private volatile State state;

    /**
     * What is on disk.
     *
     * @param position the journal's, at the last publication of any zone
     * @param serials by zone
     * @param fingerprints of everything but the entries, by zone
     */
    record State(Position position, Map<String, Long> serials, Map<String, String> fingerprints) {
        State {
            serials = Map.copyOf(serials);
            fingerprints = Map.copyOf(fingerprints);
        }
    }

    /**
     * What a publication is about.
     *
     * @param changed the zones that have another serial than before
     * @param prefixes every prefix that was changed; empty where there were too many to say
     */
    public record Publication(Set<String> changed, Optional<Collection<Prefix>> prefixes) {
        public Publication {
            changed = Set.copyOf(changed);
        }
    }

    private ZoneSerials(ZonePlan plan, ZoneSerialFile file, InstantSource clock, State state) {
        this.plan = plan;
        this.file = file;
        this.clock = clock;
        this.state = state;
    }

    /**
     * Reads the file. A zone without a serial, or whose fingerprint is another, has a new one, from now.
     *
     * @param fingerprints what makes each zone beside the entries
     * @param warnings is told, in a sentence, where the file is damaged: then all serials are new, which is right for whoever
     *     has older ones
     * @throws IOException when the file cannot be read or written
     */
    public static ZoneSerials open(
            ZoneSerialFile file,
            ZonePlan plan,
            Map<String, String> fingerprints,
            InstantSource clock,
            Consumer<String> warnings)
            throws IOException {
        State old = file.read(warnings);
        State state = described(old, plan, fingerprints, clock.instant().getEpochSecond());
        if (!state.equals(old)) {
            file.write(state);
        }
        return new ZoneSerials(plan, file, clock, state);
    }

    /**
     * The zones are made otherwise from now on: each that is has a new serial. Which ones have.
     *
     * @throws IOException when the serials cannot be written: nothing has changed then
     */
    public Set<String> describe(ZonePlan zones, Map<String, String> fingerprints) throws IOException {
        State before = state;
        State after = described(before, zones, fingerprints, clock.instant().getEpochSecond());
        file.write(after);
        plan = zones;
        state = after;
        Set<String> changed = new HashSet<>(after.serials().keySet());
        changed.removeIf(zone ->
                before.serials().getOrDefault(zone, -1L).equals(after.serials().getOrDefault(zone, 0L)));
        return changed;
    }

    private static State described(State old, ZonePlan plan, Map<String, String> fingerprints, long now) {
        Map<String, Long> serials = new HashMap<>();
        for (ZonePlan.Zone zone : plan.zones()) {
            long last = old.serials().getOrDefault(zone.name(), 0L);
            boolean same = last != 0
                    && fingerprints
                            .getOrDefault(zone.name(), "")
                            .equals(old.fingerprints().get(zone.name()));
            serials.put(zone.name(), same ? last : SerialNumber.after(last, now));
        }
        return new State(old.position(), serials, fingerprints);
    }

    /** The serial of that zone now. */
    public long serial(String zone) {
        return state.serials().getOrDefault(zone, 1L);
    }

    /**
     * Gives a new serial to each zone that the journal has changed up to that snapshot, and writes them down.
     *
     * @throws IOException when they cannot be written: nothing has changed then
     */
    public Publication advance(Snapshot snapshot, JournalReader journal) throws IOException {
        State before = state;
        Touched touched = touched(before.position(), snapshot, journal);
        Map<String, Long> serials = new HashMap<>(before.serials());
        Set<String> changed = new HashSet<>();
        long now = clock.instant().getEpochSecond();
        for (ZonePlan.Zone zone : plan.zones()) {
            if (zone.lists().stream().map(BlockList::name).anyMatch(touched::holds)) {
                serials.merge(zone.name(), 1L, (last, one) -> SerialNumber.after(last, now));
                changed.add(zone.name());
            }
        }
        State after = new State(new Position(snapshot.epoch(), snapshot.serial()), serials, before.fingerprints());
        if (!changed.isEmpty()) {
            file.write(after);
        }
        state = after;
        return new Publication(changed, touched.prefixes());
    }

    private static Touched touched(Position from, Snapshot to, JournalReader journal) {
        boolean follows = from.epoch() == to.epoch()
                && from.serial() <= to.serial()
                && to.serial() - from.serial() <= MOST_BEHIND;
        return follows ? Touched.between(from.serial(), to.serial(), journal) : Touched.everything();
    }

    /** The lists and prefixes that were changed. */
    private static final class Touched {
        private final Set<String> lists = new HashSet<>();
        private final List<Prefix> prefixes = new ArrayList<>();
        private boolean all;

        static Touched everything() {
            Touched touched = new Touched();
            touched.all = true;
            return touched;
        }

        static Touched between(long from, long to, JournalReader journal) {
            Touched touched = new Touched();
            long serial = from;
            while (serial < to) {
                List<JournalEntry> entries = journal.after(serial, ROUND);
                if (entries.isEmpty()) {
                    return everything();
                }
                entries.stream().filter(entry -> entry.serial() <= to).forEach(touched::add);
                serial = entries.getLast().serial();
            }
            return touched;
        }

        private void add(JournalEntry entry) {
            // A renewal moves an expiry, which no zone shows.
            if (entry.action() == Action.RENEW) {
                return;
            }
            lists.add(entry.list());
            if (prefixes.size() <= MOST_CHANGES) {
                prefixes.add(entry.prefix());
            }
        }

        boolean holds(String list) {
            return all || lists.contains(list);
        }

        Optional<Collection<Prefix>> prefixes() {
            return all || prefixes.size() > MOST_CHANGES ? Optional.empty() : Optional.of(List.copyOf(prefixes));
        }
    }
}
