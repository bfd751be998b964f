package dev.recourse.core.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeverListTest {
    private static NeverList of(String... prefixes) {
        return new NeverList(List.of(prefixes).stream()
                .map(p -> new NeverList.Entry(Prefix.parse(p), "ours"))
                .toList());
    }

    @Test
    void an_entry_around_or_inside_a_prefix_is_found() {
        NeverList never = of("192.0.2.0/24", "2001:db8:0:1::25");
        assertThat(never.overlapping(Prefix.parse("192.0.2.77")))
                .contains(new NeverList.Entry(Prefix.parse("192.0.2.0/24"), "ours"));
        assertThat(never.overlapping(Prefix.parse("192.0.3.0"))).isEmpty();
        assertThat(never.overlapping(Prefix.parse("2001:db8:0:1::/64"))).isPresent();
        assertThat(never.overlapping(Prefix.parse("2001:db8:0:2::/64"))).isEmpty();
        assertThat(NeverList.EMPTY.overlapping(Prefix.parse("192.0.2.1"))).isEmpty();
    }

    @Test
    void it_is_the_same_as_looking_at_each() {
        Random random = new Random(3);
        List<NeverList.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            entries.add(new NeverList.Entry(prefix(random), ""));
        }
        NeverList never = new NeverList(entries);
        for (int i = 0; i < 5_000; i++) {
            Prefix prefix = prefix(random);
            assertThat(never.overlapping(prefix).isPresent())
                    .as(prefix.toString())
                    .isEqualTo(entries.stream().anyMatch(e -> e.prefix().overlaps(prefix)));
        }
    }

    /** In a space so small that prefixes meet. */
    private static Prefix prefix(Random random) {
        return Prefix.around(IpAddress.ofIpv4(0xc0000200 | random.nextInt(1 << 12)), 116 + random.nextInt(13));
    }
}
