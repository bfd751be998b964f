package dev.recourse.edge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressSetTest {
    @Test
    void the_narrowest_prefix_decides_whichever_side_it_is_on() {
        AddressSet set = AddressSet.of(
                prefixes("192.0.2.0/24", "192.0.2.66"), prefixes("192.0.2.64/26", "2001:db8:1::/48"), false);
        assertThat(Stream.of("192.0.2.0", "192.0.2.63", "192.0.2.66", "192.0.2.128", "192.0.2.255"))
                .allMatch(text -> set.contains(IpAddress.parse(text)));
        assertThat(Stream.of("192.0.1.255", "192.0.2.64", "192.0.2.65", "192.0.2.67", "192.0.2.127", "192.0.3.0", "::"))
                .noneMatch(text -> set.contains(IpAddress.parse(text)));
    }

    @Test
    void of_equal_prefixes_the_one_that_is_not_in_it_decides() {
        AddressSet set = AddressSet.of(prefixes("192.0.2.0/24"), prefixes("192.0.2.0/24"), true);
        assertThat(set.contains(IpAddress.parse("192.0.2.1"))).isFalse();
        assertThat(set.contains(IpAddress.parse("192.0.3.1"))).isTrue();
    }

    @Test
    void all_of_ipv6_is_not_ipv4_too() {
        IpAddress ipv4 = IpAddress.parse("192.0.2.1");
        IpAddress ipv6 = IpAddress.parse("2001:db8::1");
        AddressSet withoutIpv6 = AddressSet.of(List.of(), prefixes("::/0"), true);
        assertThat(withoutIpv6.contains(ipv4)).isTrue();
        assertThat(withoutIpv6.contains(ipv6)).isFalse();
        AddressSet neither = AddressSet.of(List.of(), prefixes("::/0", "0.0.0.0/0"), true);
        assertThat(neither.contains(ipv4)).isFalse();
        assertThat(AddressSet.ALL.contains(ipv4)).isTrue();
        assertThat(AddressSet.ALL.contains(ipv6)).isTrue();
    }

    @Test
    void it_decides_as_a_search_through_all_prefixes_would() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            List<Prefix> in = random(random);
            List<Prefix> out = random(random);
            boolean otherwise = random.nextBoolean();
            AddressSet set = AddressSet.of(in, out, otherwise);
            for (int i = 0; i < 256; i++) {
                IpAddress address = i < 128 ? IpAddress.ofIpv4(0xffffff80 | i) : new IpAddress(-1, -256 + i);
                assertThat(set.contains(address))
                        .as("%s of %s without %s", address, in, out)
                        .isEqualTo(expected(in, out, otherwise, address));
            }
        }
    }

    private static boolean expected(List<Prefix> in, List<Prefix> out, boolean otherwise, IpAddress address) {
        Comparator<Prefix> narrowest = Comparator.comparingInt(Prefix::bits);
        int inBits = in.stream()
                .filter(p -> p.contains(address))
                .max(narrowest)
                .map(Prefix::bits)
                .orElse(-1);
        int outBits = out.stream()
                .filter(p -> p.contains(address))
                .max(narrowest)
                .map(Prefix::bits)
                .orElse(-1);
        return inBits == outBits ? inBits < 0 && otherwise : inBits > outBits;
    }

    /** At the end of either family, where an address has no next one. */
    private static List<Prefix> random(Random random) {
        List<Prefix> prefixes = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            IpAddress address = random.nextBoolean()
                    ? IpAddress.ofIpv4(0xffffff80 | random.nextInt(128))
                    : new IpAddress(-1, -128 + random.nextInt(128));
            prefixes.add(Prefix.around(address, 119 + random.nextInt(10)));
        }
        return prefixes;
    }

    private static List<Prefix> prefixes(String... texts) {
        return Stream.of(texts).map(Prefix::parse).toList();
    }
}
