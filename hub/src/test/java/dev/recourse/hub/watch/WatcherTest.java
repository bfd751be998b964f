package dev.recourse.hub.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.store.Reading;
import dev.recourse.hub.store.Reading.Forward;
import dev.recourse.hub.store.SqlStore;
import dev.recourse.hub.store.StoreLocation;
import dev.recourse.hub.watch.WatchCounters.WatchEvent;
import dev.recourse.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watcher on a real store, with a world outside that says what it is told. */
class WatcherTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Observation NAMED = seen("mail.example.org", PtrClass.NAMED, Forward.CONFIRMED);
    private static final Observation DYNAMIC = seen("dyn-1.example.net", PtrClass.DYNAMIC, Forward.CONFIRMED);

    @TempDir
    private Path folder = Path.of("");

    private final FakeClock clock = new FakeClock(START);
    private final Map<IpAddress, Observation> world = new ConcurrentHashMap<>();
    private final Map<IpAddress, Instant> waits = new ConcurrentHashMap<>();
    private final Queue<IpAddress> looked = new ConcurrentLinkedQueue<>();
    private boolean machineMade;
    private SqlStore store;
    private Engine engine;
    private Watcher watcher;

    @BeforeEach
    void open() {
        store = SqlStore.open(new StoreLocation.Sqlite(folder.resolve("recourse.db")), Catalogue.shipped(), clock);
        engine = new Engine(store, new ListingRules(Catalogue.shipped(), true), clock);
        watcher = new Watcher(new Watcher.Parts(
                store, engine, Catalogue.shipped(), new World(), () -> waits, clock, this::isAskable));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private boolean isAskable(IpAddress address) {
        return !address.equals(IpAddress.parse("203.0.113.99"));
    }

    private final class World implements ReverseDns {
        @Override
        public Observation look(IpAddress address) {
            looked.add(address);
            return world.getOrDefault(address, new Observation.Unseen(UnknownCause.TIMEOUT));
        }

        @Override
        public boolean isMachineMade(IpAddress address, String name) {
            return machineMade;
        }
    }

    private static Observation seen(String name, PtrClass ptrClass, Forward forward) {
        return new Observation.Seen(List.of(name), 300, ptrClass, "r@1", forward);
    }

    private void list(String list, String criterion, String prefix) {
        engine.add(new Engine.Addition(
                list, Prefix.parse(prefix), Optional.of(criterion), "sweep", Optional.empty(), "", Actor.ENGINE));
    }

    private void exempt(String address) {
        engine.exempt("dul", Prefix.parse(address), Engine.RDNS, "its name is static", Actor.ENGINE);
    }

    private void say(String address, Observation observation) {
        world.put(IpAddress.parse(address), observation);
    }

    private void turnsUntil(Duration later) {
        clock.advance(later);
        while (watcher.turn()) {
            // There is more.
        }
    }

    private boolean inForce(String list, String address) {
        return !store.listings().covering(list, Prefix.parse(address)).isEmpty();
    }

    private JournalEntry last() {
        return store.journal().after(store.journal().head().serial() - 1, 1).getFirst();
    }

    private Optional<Reading> known(String address) {
        return store.readings().of(List.of(IpAddress.parse(address))).values().stream()
                .findFirst();
    }

    private Reading reading(String address) {
        return known(address).orElseThrow();
    }

    @Test
    void a_listing_whose_name_is_the_hosts_own_now_ends_and_the_journal_says_why() {
        list("dul", "rdns-dynamic", "192.0.2.1");
        say("192.0.2.1", DYNAMIC);
        turnsUntil(Duration.ZERO);
        turnsUntil(Duration.ofHours(1));
        assertThat(inForce("dul", "192.0.2.1")).isTrue();
        assertThat(reading("192.0.2.1").last().orElseThrow().names()).containsExactly("dyn-1.example.net");

        say("192.0.2.1", NAMED);
        turnsUntil(Duration.ofDays(2));
        assertThat(inForce("dul", "192.0.2.1")).isFalse();
        assertThat(last()).satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.ENGINE);
            assertThat(entry.detail()).contains("mail.example.org");
        });
        assertThat(watcher.counters().of(WatchEvent.CHANGED)).isOne();
        assertThat(watcher.counters().of(WatchEvent.LISTING_ENDED)).isOne();
        // Nothing rests on it any more: it is not read again.
        turnsUntil(Duration.ofDays(2));
        assertThat(known("192.0.2.1")).isEmpty();
        assertThat(looked).hasSize(2);
    }

    @Test
    void a_name_that_the_neighbours_have_too_does_not_end_it() {
        machineMade = true;
        list("generic", "rdns-generic", "192.0.2.1");
        list("generic", "rdns-generic", "192.0.2.2");
        say("192.0.2.1", NAMED);
        say("192.0.2.2", seen("static-2.example.net", PtrClass.STATIC, Forward.CONFIRMED));
        turnsUntil(Duration.ZERO);
        turnsUntil(Duration.ofHours(1));
        assertThat(inForce("generic", "192.0.2.1")).isTrue();
        // All static names of a provider are of one make.
        assertThat(inForce("generic", "192.0.2.2")).isFalse();
    }

    @Test
    void unknown_ends_nothing_however_often() {
        list("noptr", "no-rdns", "192.0.2.1");
        exempt("192.0.2.1");
        say("192.0.2.1", new Observation.Unseen(UnknownCause.SERVFAIL));
        turnsUntil(Duration.ZERO);
        for (int day = 0; day < 10; day++) {
            turnsUntil(Duration.ofDays(2));
        }
        assertThat(inForce("noptr", "192.0.2.1")).isTrue();
        assertThat(inForce("dul", "192.0.2.1")).isTrue();
        assertThat(reading("192.0.2.1").trouble()).hasValueSatisfying(trouble -> {
            assertThat(trouble.cause()).isEqualTo(UnknownCause.SERVFAIL);
            assertThat(trouble.failures()).isEqualTo(10);
        });
    }

    @Test
    void an_exemption_ends_when_the_name_went_back_and_stayed_so() {
        exempt("192.0.2.1");
        say("192.0.2.1", NAMED);
        turnsUntil(Duration.ofDays(1));
        say("192.0.2.1", DYNAMIC);
        turnsUntil(Duration.ofDays(2));
        assertThat(inForce("dul", "192.0.2.1")).isTrue();
        // A failure between the two is neither for it nor against it.
        say("192.0.2.1", new Observation.Unseen(UnknownCause.TIMEOUT));
        turnsUntil(Duration.ofMinutes(20));
        assertThat(inForce("dul", "192.0.2.1")).isTrue();
        say("192.0.2.1", DYNAMIC);
        turnsUntil(Duration.ofMinutes(20));
        assertThat(inForce("dul", "192.0.2.1")).isFalse();
        assertThat(last().detail()).contains("dyn-1.example.net");
    }

    @Test
    void an_exemption_whose_name_came_back_in_time_stays() {
        exempt("192.0.2.1");
        turnsUntil(Duration.ZERO);
        for (Observation observation : List.of(NAMED, DYNAMIC, NAMED, DYNAMIC, NAMED)) {
            say("192.0.2.1", observation);
            turnsUntil(Duration.ofDays(2));
        }
        assertThat(inForce("dul", "192.0.2.1")).isTrue();
        assertThat(watcher.counters().of(WatchEvent.CHANGED)).isEqualTo(4);
    }

    @Test
    void only_what_rests_on_reverse_dns_is_read_and_nothing_that_may_not_be() {
        list("rbl", "spam-source", "192.0.2.1");
        list("dul", "rdns-dynamic", "192.0.2.0/24");
        list("dul", "rdns-dynamic", "203.0.113.99");
        engine.exempt("dul", Prefix.parse("192.0.2.5"), Engine.OPERATOR, "by hand", Actor.OPERATOR);
        waits.put(IpAddress.parse("203.0.113.99"), START);
        turnsUntil(Duration.ofDays(2));
        turnsUntil(Duration.ofDays(2));
        assertThat(looked).isEmpty();
    }

    @Test
    void while_somebody_waits_it_is_read_every_minute_and_then_less_often() {
        say("192.0.2.1", DYNAMIC);
        waits.put(IpAddress.parse("192.0.2.1"), clock.instant());
        for (int minute = 0; minute < 8; minute++) {
            turnsUntil(Duration.ofMinutes(1));
        }
        assertThat(looked).hasSize(8);
        for (int hour = 0; hour < 24; hour++) {
            turnsUntil(Duration.ofHours(1));
        }
        assertThat(looked.size()).isBetween(8 + 22, 8 + 24);
        // Nobody waits any more, and nothing rests on it.
        waits.clear();
        turnsUntil(Duration.ofDays(2));
        assertThat(known("192.0.2.1")).isEmpty();
    }

    @Test
    void what_was_begun_is_gone_on_with_after_a_crash() {
        for (int i = 1; i <= 20; i++) {
            list("generic", "rdns-generic", "192.0.2." + i);
            say("192.0.2." + i, seen("h" + i + ".example.net", PtrClass.GENERIC, Forward.MISMATCHED));
        }
        turnsUntil(Duration.ZERO);
        long followed = store.readings().followed();
        assertThat(followed).isEqualTo(store.journal().head().serial());
        store.close();
        open();
        turnsUntil(Duration.ofHours(1));
        assertThat(looked).hasSize(20).doesNotHaveDuplicates();
        store.close();
        open();
        turnsUntil(Duration.ZERO);
        assertThat(looked).hasSize(20);
        watcher.count();
        assertThat(watcher.counters().addresses().all()).isEqualTo(20);
        assertThat(watcher.counters().addresses().overdue()).isZero();
    }

    @Test
    void killed_after_it_acted_and_before_it_noted_it_finds_nothing_left_to_do() {
        list("dul", "rdns-dynamic", "192.0.2.1");
        say("192.0.2.1", NAMED);
        turnsUntil(Duration.ZERO);
        Reading before = reading("192.0.2.1");
        turnsUntil(Duration.ofHours(1));
        long serial = store.journal().head().serial();
        store.readingWriter().write(Map.of(IpAddress.parse("192.0.2.1"), before), List.of());
        turnsUntil(Duration.ofHours(1));
        assertThat(store.journal().head().serial()).isEqualTo(serial);
        assertThat(known("192.0.2.1")).isEmpty();
    }

    @Test
    void one_zone_does_not_use_up_a_turn() {
        for (int i = 0; i < 2 * Watcher.TURN_OF_A_ZONE; i++) {
            list("generic", "rdns-generic", "192.0.2." + i);
        }
        list("generic", "rdns-generic", "198.51.100.1");
        watcher.turn();
        clock.advance(Duration.ofDays(1));
        watcher.turn();
        assertThat(looked).hasSize(Watcher.TURN_OF_A_ZONE + 1).contains(IpAddress.parse("198.51.100.1"));
    }

    @Test
    void where_there_was_no_room_to_look_nothing_is_held_against_the_address() {
        list("generic", "rdns-generic", "192.0.2.1");
        say("192.0.2.1", new Observation.Unseen(UnknownCause.BUSY));
        turnsUntil(Duration.ZERO);
        turnsUntil(Duration.ofHours(1));
        assertThat(looked).hasSize(1);
        assertThat(reading("192.0.2.1").trouble()).isEmpty();
        turnsUntil(Duration.ofMinutes(15));
        assertThat(looked).hasSize(2);
    }
}
