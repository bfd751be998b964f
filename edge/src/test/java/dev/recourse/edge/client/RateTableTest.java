package dev.recourse.edge.client;

import static dev.recourse.edge.client.RateTable.Taken.OVER;
import static dev.recourse.edge.client.RateTable.Taken.OVER_AGAIN;
import static dev.recourse.edge.client.RateTable.Taken.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class RateTableTest {
    private static final long NOW = 1_800_000_000_000L;

    private final LongAdder forgotten = new LongAdder();

    @Test
    void c43_a_burst_passes_and_then_as_many_a_second_as_may() {
        RateTable table = new RateTable(new Rate(10, 5), 64, forgotten);
        assertThat(passing(table, 1, NOW, 20)).isEqualTo(5);
        assertThat(passing(table, 1, NOW + 99, 20)).isZero();
        assertThat(passing(table, 1, NOW + 100, 20)).isEqualTo(1);
        assertThat(passing(table, 1, NOW + 1100, 20)).isEqualTo(5);
        int inTenSeconds = 0;
        for (int millis = 0; millis < 10_000; millis++) {
            inTenSeconds += passing(table, 2, NOW + millis, 1);
        }
        assertThat(inTenSeconds).isEqualTo(5 + 99);
    }

    @Test
    void c43_one_client_does_not_use_up_another() {
        RateTable table = new RateTable(new Rate(1, 1), 64, forgotten);
        assertThat(passing(table, 1, NOW, 100)).isEqualTo(1);
        assertThat(passing(table, 2, NOW, 100)).isEqualTo(1);
    }

    @Test
    void c42_refusals_take_turns() {
        RateTable table = new RateTable(new Rate(1, 1), 64, forgotten);
        List<RateTable.Taken> taken = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            taken.add(table.take(7, NOW));
        }
        assertThat(taken).containsExactly(WITHIN, OVER, OVER_AGAIN, OVER, OVER_AGAIN, OVER);
        assertThat(table.take(7, NOW + 1000)).isEqualTo(WITHIN);
        assertThat(table.take(7, NOW + 1000)).isEqualTo(OVER);
    }

    @Test
    void a_clock_that_goes_back_does_not_shut_a_client_out() {
        RateTable table = new RateTable(new Rate(10, 5), 64, forgotten);
        assertThat(passing(table, 1, NOW, 20)).isEqualTo(5);
        assertThat(passing(table, 1, NOW - 3_600_000, 20)).isEqualTo(5);
    }

    @Test
    void where_the_table_is_full_the_client_with_the_fullest_bucket_is_forgotten_and_counted() {
        RateTable table = new RateTable(new Rate(1, 10), 4, forgotten);
        assertThat(passing(table, 1, NOW, 20)).isEqualTo(10);
        assertThat(passing(table, 2, NOW, 1)).isEqualTo(1);
        assertThat(passing(table, 3, NOW, 5)).isEqualTo(5);
        assertThat(passing(table, 4, NOW, 5)).isEqualTo(5);
        assertThat(forgotten.sum()).isZero();
        assertThat(passing(table, 5, NOW, 5)).isEqualTo(5);
        assertThat(forgotten.sum()).isEqualTo(1);
        // The one that used most is still known.
        assertThat(passing(table, 1, NOW, 5)).isZero();
        // Once all buckets are full again nobody has to be forgotten.
        assertThat(passing(table, 6, NOW + 20_000, 5)).isEqualTo(5);
        assertThat(forgotten.sum()).isEqualTo(1);
    }

    @Test
    void a_client_takes_a_place_until_its_bucket_is_full_again() {
        RateTable table = new RateTable(new Rate(10, 5), 64, forgotten);
        assertThat(table.used(NOW)).isZero();
        assertThat(passing(table, 1L << 32, NOW, 2)).isEqualTo(2);
        assertThat(passing(table, 2L << 32, NOW, 1)).isEqualTo(1);
        assertThat(table.used(NOW)).isEqualTo(2);
        assertThat(table.used(NOW + 100)).isEqualTo(1);
        assertThat(table.used(NOW + 200)).isZero();
        assertThat(table.clients()).isEqualTo(64);
    }

    @Test
    void what_is_counted_and_what_can_be_is_told_and_without_a_limit_is_nothing() {
        AddressSet nobody = AddressSet.of(List.of(), List.of(), false);
        Rate rate = new Rate(1, 1);
        Quota quota = Quota.of(rate, PrefixLengths.SINGLE, nobody, forgotten, 1);
        ReplyLimit replies = ReplyLimit.of(Optional.of(rate), Optional.of(rate), nobody, forgotten, 1);
        IpAddress client = IpAddress.parse("192.0.2.1");
        assertThat(quota.admits(client, NOW)).isTrue();
        for (ReplyLimit.Kind kind : ReplyLimit.Kind.values()) {
            assertThat(replies.permit(kind, client, NOW)).isEqualTo(ReplyLimit.Permit.SEND);
        }
        assertThat(quota.counted(NOW)).isEqualTo(1);
        assertThat(quota.countedAtMost()).isEqualTo(RateTable.CLIENTS);
        assertThat(replies.counted(NOW)).isEqualTo(3);
        assertThat(replies.countedAtMost()).isEqualTo(2 * RateTable.CLIENTS);
        assertThat(Quota.NONE.countedAtMost() + Quota.NONE.counted(NOW)).isZero();
        assertThat(ReplyLimit.NONE.countedAtMost() + ReplyLimit.NONE.counted(NOW))
                .isZero();
    }

    @Test
    void threads_together_pass_no_more_than_one_would() throws InterruptedException {
        RateTable table = new RateTable(new Rate(1, 1000), 64, forgotten);
        AtomicInteger passed = new AtomicInteger();
        assertThat(table.take(1, NOW)).isEqualTo(WITHIN);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> passed.addAndGet(passing(table, 1, NOW, 5000))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(passed).hasValue(999);
    }

    @Test
    void clients_are_told_apart_by_their_first_bits_only() {
        assertThat(key(PrefixLengths.SINGLE, "192.0.2.1")).isNotEqualTo(key(PrefixLengths.SINGLE, "192.0.2.2"));
        assertThat(key(PrefixLengths.SINGLE, "2001:db8::1")).isEqualTo(key(PrefixLengths.SINGLE, "2001:db8::2:1"));
        assertThat(key(PrefixLengths.SINGLE, "2001:db8::1")).isNotEqualTo(key(PrefixLengths.SINGLE, "2001:db8:0:1::1"));
        assertThat(key(PrefixLengths.NETWORK, "192.0.2.1")).isEqualTo(key(PrefixLengths.NETWORK, "192.0.2.255"));
        assertThat(key(PrefixLengths.NETWORK, "192.0.2.1")).isNotEqualTo(key(PrefixLengths.NETWORK, "192.0.3.1"));
        assertThat(key(PrefixLengths.NETWORK, "2001:db8:0:1::"))
                .isEqualTo(key(PrefixLengths.NETWORK, "2001:db8:0:ff::"));
        assertThat(key(PrefixLengths.NETWORK, "2001:db8:0:1::"))
                .isNotEqualTo(key(PrefixLengths.NETWORK, "2001:db8:0:100::"));
        PrefixLengths all = new PrefixLengths(32, 128);
        assertThat(key(all, "2001:db8::1")).isNotEqualTo(key(all, "2001:db8::2"));
    }

    @Test
    void rates_and_lengths_out_of_range_are_refused() {
        assertThatThrownBy(() -> new Rate(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, 1_000_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PrefixLengths(0, 64)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PrefixLengths(32, 129)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long key(PrefixLengths lengths, String address) {
        return lengths.key(IpAddress.parse(address), 42);
    }

    private static int passing(RateTable table, long key, long now, int takes) {
        int passed = 0;
        for (int i = 0; i < takes; i++) {
            passed += table.take(key, now) == WITHIN ? 1 : 0;
        }
        return passed;
    }
}
