package dev.recourse.hub.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mass removals are slowed, and who is honest is not stopped. */
class AdmissionTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final RemovalLimits LIMITS = new RemovalLimits(2, 4, 6, 3, Duration.ofDays(30));

    private final FakeClock clock = new FakeClock(START);
    private Hub hub;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        hub = new Hub(folder.resolve("recourse.db"), clock, new World(clock), RemovalNumbers.USUAL, LIMITS);
        hub.list("rbl", "spam-source", "192.0.2.0/24");
        hub.list("rbl", "spam-source", "198.51.100.0/24");
        hub.list("rbl", "spam-source", "2001:db8::/32");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void for_one_address_others_cannot_keep_who_has_it_out() {
        asked("192.0.2.1", "203.0.113.1", "");
        asked("192.0.2.1", "203.0.113.2", "");
        assertThat(open("192.0.2.1", "203.0.113.3", "")).isEqualTo(tooMany(Limit.ADDRESS));
        assertThat(open("192.0.2.1", "192.0.2.1", "")).isInstanceOf(Opened.Request.class);
    }

    @Test
    void for_addresses_of_one_network() {
        for (int i = 1; i <= 4; i++) {
            asked("192.0.2." + i, "203.0.113.1", "");
        }
        assertThat(open("192.0.2.5", "203.0.113.1", "")).isEqualTo(tooMany(Limit.NETWORK));
        assertThat(open("198.51.100.1", "203.0.113.1", "")).isInstanceOf(Opened.Request.class);
        // Joining what is asked for already is no removal more.
        assertThat(open("192.0.2.1", "203.0.113.1", "")).isInstanceOf(Opened.Request.class);
    }

    @Test
    void for_an_ipv6_network_and_from_one() {
        for (int i = 1; i <= 4; i++) {
            asked("2001:db8:0:" + i + "::1", "2001:db8:1::" + i, "");
        }
        assertThat(open("2001:db8:0:9::1", "2001:db8:2::1", "")).isEqualTo(tooMany(Limit.NETWORK));
        asked("2001:db8:7::1", "2001:db8:1::8", "");
        asked("2001:db8:8::1", "2001:db8:1:9::8", "");
        assertThat(open("2001:db8:9::1", "2001:db8:1:7::1", "")).isEqualTo(tooMany(Limit.ASKER));
    }

    @Test
    void with_one_mailbox() {
        for (int i = 1; i <= 3; i++) {
            asked("192.0.2." + i, "203.0.113." + i, "a@EXAMPLE.org");
        }
        assertThat(open("198.51.100.1", "203.0.113.9", "a@example.org")).isEqualTo(tooMany(Limit.MAILBOX));
        assertThat(open("198.51.100.1", "203.0.113.9", "b@example.org")).isInstanceOf(Opened.Request.class);
    }

    @Test
    void a_day_later_there_is_room_again_also_after_a_restart() {
        asked("192.0.2.1", "203.0.113.1", "");
        clock.advance(Duration.ofHours(1));
        asked("192.0.2.1", "203.0.113.1", "");
        hub.close();
        hub = new Hub(folder.resolve("recourse.db"), clock, new World(clock), RemovalNumbers.USUAL, LIMITS);
        assertThat(open("192.0.2.1", "203.0.113.1", "")).isEqualTo(tooMany(Limit.ADDRESS));
        clock.set(START.plus(RemovalLimits.WINDOW));
        assertThat(open("192.0.2.1", "203.0.113.1", "")).isInstanceOf(Opened.Request.class);
        assertThat(open("192.0.2.1", "203.0.113.1", ""))
                .isEqualTo(new Opened.TooMany(
                        Limit.ADDRESS, START.plus(RemovalLimits.WINDOW).plus(Duration.ofHours(1))));
    }

    private static Opened tooMany(Limit limit) {
        return new Opened.TooMany(limit, START.plus(RemovalLimits.WINDOW));
    }

    private void asked(String address, String from, String mail) {
        assertThat(open(address, from, mail)).isInstanceOf(Opened.Request.class);
    }

    private Opened open(String address, String from, String mail) {
        return hub.service.open(
                new Ask(IpAddress.parse(address), Optional.of(IpAddress.parse(from)), Optional.of(mail), false));
    }
}
