package dev.recourse.hub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.table.ListingTable;
import dev.recourse.hub.publish.ZoneSerials.Publication;
import dev.recourse.hub.store.JournalReader;
import dev.recourse.hub.store.Position;
import dev.recourse.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneSerialsTest {
    private static final String ROOT = "bl.example.org";
    private static final long NOW = 1_800_000_000L;
    private static final ZonePlan PLAN = ZonePlan.of(Catalogue.shipped(), ROOT, false);
    private static final Policy POLICY = Policy.of(
            Catalogue.shipped(),
            PLAN,
            new Authority(
                    List.of(DomainName.parse("ns." + ROOT)),
                    DomainName.parseMailbox("hostmaster@example.org"),
                    Map.of()),
            "http://127.0.0.1:8080");

    private final FakeClock clock = new FakeClock(Instant.ofEpochSecond(NOW));
    private final Lines journal = new Lines();
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_new_store_begins_from_the_time_and_says_so_on_disk_first() throws IOException {
        assertThat(open().serial(ROOT)).isEqualTo(NOW);
        clock.advance(Duration.ofDays(1));
        assertThat(open().serial(ROOT)).as("nothing has changed").isEqualTo(NOW);
    }

    @Test
    void only_the_zones_of_the_touched_lists_are_published() throws IOException {
        ZoneSerials serials = open();
        clock.advance(Duration.ofSeconds(10));
        journal.add(Action.ADD, "dul", "203.0.113.0/24");
        Publication publication = serials.advance(snapshot(), journal);
        assertThat(publication.changed()).containsExactlyInAnyOrder(ROOT, "all." + ROOT, "dul." + ROOT);
        assertThat(publication.prefixes()).contains(List.of(Prefix.parse("203.0.113.0/24")));
        assertThat(serials.serial(ROOT)).isEqualTo(NOW + 10);
        assertThat(serials.serial("rbl." + ROOT)).isEqualTo(NOW);
        assertThat(open().serial(ROOT)).as("after kill -9").isEqualTo(NOW + 10);
    }

    @Test
    void a_renewal_publishes_nothing() throws IOException {
        ZoneSerials serials = open();
        clock.advance(Duration.ofSeconds(10));
        journal.add(Action.RENEW, "dul", "203.0.113.0/24");
        assertThat(serials.advance(snapshot(), journal).changed()).isEmpty();
        assertThat(serials.serial(ROOT)).isEqualTo(NOW);
    }

    @Test
    void c46_a_serial_never_goes_back_when_the_clock_does() throws IOException {
        ZoneSerials serials = open();
        clock.set(Instant.ofEpochSecond(NOW - 1000));
        journal.add(Action.ADD, "rbl", "203.0.113.1");
        serials.advance(snapshot(), journal);
        assertThat(serials.serial(ROOT)).isEqualTo(NOW + 1);
    }

    @Test
    void what_was_committed_before_a_kill_is_published_after_it() throws IOException {
        open();
        clock.advance(Duration.ofSeconds(60));
        journal.add(Action.ADD, "rbl", "203.0.113.1");
        ZoneSerials again = open();
        assertThat(again.serial(ROOT)).isEqualTo(NOW);
        assertThat(again.advance(snapshot(), journal).changed()).contains(ROOT, "rbl." + ROOT);
    }

    @Test
    void another_life_of_the_store_publishes_every_zone_without_a_difference() throws IOException {
        ZoneSerials serials = open();
        clock.advance(Duration.ofSeconds(60));
        Publication publication = serials.advance(new Snapshot(2, 5, NOW, POLICY, ListingTable.EMPTY), journal);
        assertThat(publication.changed()).hasSize(PLAN.zones().size());
        assertThat(publication.prefixes()).isEmpty();
    }

    @Test
    void another_configuration_of_a_zone_is_a_publication_of_that_zone() throws IOException {
        open();
        clock.advance(Duration.ofSeconds(60));
        Map<String, String> others = PLAN.zones().stream()
                .collect(Collectors.toMap(ZonePlan.Zone::name, z -> z.name().equals(ROOT) ? "other" : "same"));
        ZoneSerials serials = ZoneSerials.open(new ZoneSerialFile(folder), PLAN, others, clock, warnings::add);
        assertThat(serials.serial(ROOT)).isEqualTo(NOW + 60);
        assertThat(serials.serial("rbl." + ROOT)).isEqualTo(NOW);
    }

    @Test
    void a_file_cut_anywhere_is_named_and_begins_again_from_now() throws IOException {
        open();
        Path file = folder.resolve(ZoneSerialFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        clock.advance(Duration.ofDays(1));
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            warnings.clear();
            assertThat(open().serial(ROOT)).as("cut at %d", length).isEqualTo(NOW + 86_400);
            assertThat(warnings).as("cut at %d", length).hasSize(1);
        }
    }

    private ZoneSerials open() throws IOException {
        Map<String, String> fingerprints =
                PLAN.zones().stream().collect(Collectors.toMap(ZonePlan.Zone::name, zone -> "same"));
        ZoneSerials serials = ZoneSerials.open(new ZoneSerialFile(folder), PLAN, fingerprints, clock, warnings::add);
        if (journal.entries.isEmpty()) {
            // The store's epoch is known from the first publication on.
            serials.advance(new Snapshot(0, 0, 0, POLICY, ListingTable.EMPTY), journal);
        }
        return serials;
    }

    private Snapshot snapshot() {
        return new Snapshot(0, journal.entries.size(), NOW, POLICY, ListingTable.EMPTY);
    }

    /** A journal in memory: the store is not what is tested here. */
    private static final class Lines implements JournalReader {
        private final List<JournalEntry> entries = new ArrayList<>();

        void add(Action action, String list, String prefix) {
            entries.add(new JournalEntry(
                    entries.size() + 1,
                    Instant.ofEpochSecond(NOW),
                    action,
                    list,
                    Prefix.parse(prefix),
                    Optional.empty(),
                    "test",
                    Optional.empty(),
                    Actor.OPERATOR,
                    ""));
        }

        @Override
        public Position head() {
            return new Position(0, entries.size());
        }

        @Override
        public List<JournalEntry> after(long serial, int limit) {
            return entries.subList((int) serial, Math.min(entries.size(), (int) serial + limit));
        }

        @Override
        public List<JournalEntry> historyOf(IpAddress address, int limit) {
            return List.of();
        }

        @Override
        public List<JournalEntry> historyOf(Prefix prefix, int limit) {
            return List.of();
        }
    }
}
