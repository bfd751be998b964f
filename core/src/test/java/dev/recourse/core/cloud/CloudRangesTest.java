package dev.recourse.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CloudRangesTest {
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");
    private static final Cloud CLOUD = new Cloud("example", "Example Cloud");

    @Test
    void the_narrowest_range_speaks_with_all_its_services() {
        CloudRanges ranges = CloudRanges.of(List.of(data(
                range("198.51.100.0/24", "", "ALL"),
                range("198.51.100.64/26", "north", "VM"),
                range("198.51.100.64/26", "north", "ALL"))));

        CloudMatch narrow = ranges.find(address("198.51.100.65")).orElseThrow();
        assertThat(narrow.prefix()).isEqualTo(Prefix.parse("198.51.100.64/26"));
        assertThat(narrow.region()).isEqualTo("north");
        assertThat(narrow.services()).containsExactly("ALL", "VM");
        assertThat(narrow.publishedAt()).isEqualTo(AT);
        CloudMatch wide = ranges.find(address("198.51.100.128")).orElseThrow();
        assertThat(wide.region()).isEmpty();
        assertThat(wide.cloud()).isEqualTo(CLOUD);
        assertThat(ranges.find(address("198.51.101.0"))).isEmpty();
        assertThat(ranges.find(address("198.51.99.255"))).isEmpty();
    }

    @Test
    void a_prefix_overlaps_what_it_holds_and_what_holds_it() {
        CloudRanges ranges = CloudRanges.of(List.of(data(range("198.51.100.64/26", "", ""))));
        assertThat(ranges.overlaps(Prefix.parse("198.51.100.0/24"))).isTrue();
        assertThat(ranges.overlaps(Prefix.parse("198.51.100.70/32"))).isTrue();
        assertThat(ranges.overlaps(Prefix.parse("198.51.100.0/26"))).isFalse();
        assertThat(ranges.overlaps(Prefix.parse("198.51.100.128/25"))).isFalse();
        assertThat(CloudRanges.NONE.overlaps(Prefix.IPV4)).isFalse();
    }

    @Test
    void agrees_with_a_plain_search_on_random_ranges() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<CloudRange> some = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                some.add(new CloudRange(random(random), "r" + i, ""));
            }
            CloudRanges ranges = CloudRanges.of(List.of(new CloudData(CLOUD, AT, some)));
            for (int i = 0; i < 256; i++) {
                IpAddress address = IpAddress.ofIpv4(0xc6336400 + i);
                Optional<Prefix> narrowest = some.stream()
                        .map(CloudRange::prefix)
                        .filter(p -> p.contains(address))
                        .max(Comparator.comparingInt(Prefix::bits));
                assertThat(ranges.find(address).map(CloudMatch::prefix)).isEqualTo(narrowest);
                assertThat(ranges.contains(address)).isEqualTo(narrowest.isPresent());
            }
            Prefix any = random(random);
            assertThat(ranges.overlaps(any))
                    .isEqualTo(some.stream().anyMatch(r -> r.prefix().overlaps(any)));
        }
    }

    @Test
    void no_cloud_has_a_large_part_of_the_internet() {
        assertThatThrownBy(() -> range("0.0.0.0/0", "", "")).hasMessageContaining("wider than any cloud's");
        assertThatThrownBy(() -> range("16.0.0.0/7", "", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> range("2001::/15", "", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(range("16.0.0.0/8", "", "").prefix().length()).isEqualTo(8);
        assertThatThrownBy(() -> range("192.0.2.0/24", "a\tb", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_cloud_is_replaced_and_taken_away() {
        CloudRanges first = CloudRanges.NONE.with(data(range("192.0.2.0/24", "", "")));
        CloudRanges second = first.with(data(range("198.51.100.0/24", "", "")));
        assertThat(second.contains(address("192.0.2.1"))).isFalse();
        assertThat(second.contains(address("198.51.100.1"))).isTrue();
        assertThat(second.without("example").isEmpty()).isTrue();
        CloudData one = data(range("192.0.2.0/24", "", ""));
        assertThatThrownBy(() -> CloudRanges.of(List.of(one, one))).hasMessageContaining("twice");
    }

    private static Prefix random(Random random) {
        return Prefix.around(IpAddress.ofIpv4(0xc6336400 + random.nextInt(256)), 120 + random.nextInt(9));
    }

    private static CloudData data(CloudRange... ranges) {
        return new CloudData(CLOUD, AT, List.of(ranges));
    }

    private static CloudRange range(String prefix, String region, String service) {
        return new CloudRange(Prefix.parse(prefix), region, service);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text);
    }
}
