package dev.recourse.core.dul;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.PtrClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    @Test
    void the_surroundings_are_the_24_or_twice_the_range() {
        assertThat(Neighbours.surroundings(Prefix.parse("192.0.2.7/32"))).isEqualTo(Prefix.parse("192.0.2.0/24"));
        assertThat(Neighbours.surroundings(Prefix.parse("192.0.2.0/24"))).isEqualTo(Prefix.parse("192.0.2.0/23"));
        assertThat(Neighbours.surroundings(Prefix.parse("0.0.0.0/0"))).isEqualTo(Prefix.parse("0.0.0.0/0"));
    }

    @Test
    void counts_names_that_are_static_or_their_own() {
        Neighbours neighbours = new Neighbours();
        for (String address : List.of("192.0.2.1", "192.0.2.9", "192.0.3.200", "198.51.100.1", "255.255.255.255")) {
            neighbours.read(IpAddress.parse(address), PtrClass.NAMED);
        }
        neighbours.read(IpAddress.parse("2001:db8::1"), PtrClass.NAMED);
        neighbours.read(IpAddress.parse("2001:db8::2"), PtrClass.STATIC);

        assertThat(neighbours.around(Prefix.parse("192.0.2.128/25"))).isEqualTo(2);
        assertThat(neighbours.around(Prefix.parse("192.0.2.0/24"))).isEqualTo(3);
        assertThat(neighbours.around(Prefix.parse("192.0.4.0/24"))).isZero();
        assertThat(neighbours.around(Prefix.parse("255.255.255.0/25"))).isEqualTo(1);
        assertThat(neighbours.around(Prefix.parse("0.0.0.0/0"))).isEqualTo(5);
        assertThat(neighbours.around(Prefix.parse("2001:db8::3/128"))).isZero();
    }

    @Test
    void a_set_of_prefixes_counts_what_overlaps_once() {
        PrefixSet set = PrefixSet.of(List.of(
                Prefix.parse("192.0.2.0/25"),
                Prefix.parse("192.0.2.0/26"),
                Prefix.parse("192.0.2.200/32"),
                Prefix.parse("10.0.0.0/8")));
        assertThat(set.sizeWithin(Prefix.parse("192.0.2.0/24"))).isEqualTo(129);
        assertThat(set.sizeWithin(Prefix.parse("192.0.2.64/27"))).isEqualTo(32);
        assertThat(set.sizeWithin(Prefix.parse("192.0.3.0/24"))).isZero();
        assertThat(set.contains(IpAddress.parse("192.0.2.127"))).isTrue();
        assertThat(set.contains(IpAddress.parse("192.0.2.128"))).isFalse();
        assertThat(PrefixSet.NONE.contains(IpAddress.parse("192.0.2.128"))).isFalse();
    }
}
