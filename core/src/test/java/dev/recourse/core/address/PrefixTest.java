package dev.recourse.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixTest {
    @Test
    void what_is_written_is_read_again() {
        Random random = new Random(4632);
        for (int i = 0; i < 20_000; i++) {
            IpAddress address = IpAddressTest.random(random);
            int least = address.isIpv4() ? 96 : 0;
            Prefix prefix = Prefix.around(address, least + random.nextInt(129 - least));
            assertThat(Prefix.parse(prefix.toString())).isEqualTo(prefix);
            assertThat(prefix.contains(address)).isTrue();
            assertThat(prefix.contains(prefix.last())).isTrue();
            assertThat(new BigInteger(1, prefix.last().toBytes())
                            .subtract(new BigInteger(1, prefix.first().toBytes()))
                            .add(BigInteger.ONE))
                    .isEqualTo(prefix.size());
        }
    }

    @Test
    void lengths_are_those_that_people_write() {
        assertThat(Prefix.parse("0.0.0.0/0")).isEqualTo(Prefix.IPV4);
        assertThat(Prefix.parse("192.0.2.0/24").length()).isEqualTo(24);
        assertThat(Prefix.parse("192.0.2.1").toString()).isEqualTo("192.0.2.1");
        assertThat(Prefix.parse("2001:db8::/32").length()).isEqualTo(32);
        assertThat(Prefix.parse("::ffff:192.0.2.0/120")).isEqualTo(Prefix.parse("192.0.2.0/24"));
        assertThat(Prefix.parse("::/0").contains(IpAddress.parse("192.0.2.1"))).isTrue();
    }

    @Test
    void mistakes_are_named() {
        refused("192.0.2.1/24", "has host bits set (did you mean 192.0.2.0/24?)");
        refused("192.0.2.0/33", "the prefix length is at most 32");
        refused("2001:db8::/129", "the prefix length is at most 128");
        refused("::ffff:0:0/90", "wider than the IPv4-mapped space");
        for (String text : List.of("192.0.2.0/", "192.0.2.0/a", "192.0.2.0/024", "192.0.2.0/-1", "192.0.2.0/24/24")) {
            assertThatThrownBy(() -> Prefix.parse(text)).isInstanceOf(AddressFormatException.class);
        }
    }

    @Test
    void b61_special_purpose_space_is_known_from_inside_and_around() {
        for (String text : List.of("10.1.2.3", "0.0.0.0/0", "127.0.0.1", "::1", "fe80::/64", "224.0.0.0/3", "::/0")) {
            assertThat(SpecialPurpose.overlapping(Prefix.parse(text)))
                    .as(text)
                    .hasValueSatisfying(s -> assertThat(s.documentation()).isFalse());
        }
        assertThat(SpecialPurpose.overlapping(Prefix.parse("192.0.2.7")))
                .hasValueSatisfying(s -> assertThat(s.documentation()).isTrue());
        // Documentation space is named only where nothing worse is in it.
        assertThat(SpecialPurpose.overlapping(Prefix.parse("192.0.0.0/16")))
                .hasValueSatisfying(s -> assertThat(s.documentation()).isFalse());
        for (String text : List.of("45.0.0.0/24", "2a00::/32", "192.0.3.0/24", "128.0.0.0/16")) {
            assertThat(SpecialPurpose.overlapping(Prefix.parse(text))).as(text).isEmpty();
        }
    }

    private static void refused(String text, String reason) {
        assertThatThrownBy(() -> Prefix.parse(text))
                .isInstanceOf(AddressFormatException.class)
                .hasMessageContaining(reason);
    }
}
