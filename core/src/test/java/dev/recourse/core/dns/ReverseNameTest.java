package dev.recourse.core.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReverseNameTest {
    private static final String B_ADDRESS = "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2";

    @Test
    void a1_four_octets_in_reverse_are_an_ipv4_address() {
        assertThat(read("99.2.0.192")).isEqualTo(exact("192.0.2.99"));
        assertThat(read("255.255.255.255")).isEqualTo(exact("255.255.255.255"));
    }

    @Test
    void a2_thirty_two_nibbles_in_either_case_are_an_ipv6_address() {
        assertThat(read(B_ADDRESS)).isEqualTo(exact("2001:db8:1:2:3:4:567:89ab"));
        assertThat(read(B_ADDRESS.toUpperCase(Locale.ROOT))).isEqualTo(exact("2001:db8:1:2:3:4:567:89ab"));
    }

    @Test
    void a20_a_mapped_address_is_its_ipv4_address() {
        assertThat(read("2.0.0.0.0.0.f.7.f.f.f.f" + ".0".repeat(20))).isEqualTo(exact("127.0.0.2"));
        assertThat(read("f.f.f.f" + ".0".repeat(20))).isEqualTo(partial("0.0.0.0/0"));
        assertThat(read("7.f.f.f.f" + ".0".repeat(20))).isEqualTo(partial("112.0.0.0/4"));
    }

    @Test
    void a5_everything_else_is_neither() {
        for (String name : List.of(
                "256.2.0.192",
                "099.2.0.192",
                "00.2.0.192",
                "1000",
                "1.99.2.0.192",
                "x",
                "ab",
                "-1",
                "g.1",
                "dul",
                "0." + B_ADDRESS,
                "0b" + B_ADDRESS.substring(1),
                "ff.1.2",
                "1f")) {
            assertThat(read(name)).as(name).isEqualTo(new ReverseName.Neither());
        }
    }

    @Test
    void c1_a_short_name_may_stand_above_both_families() {
        assertThat(read("2.1")).isEqualTo(partial("1.2.0.0/16", "1200::/8"));
        assertThat(read("0")).isEqualTo(partial("0.0.0.0/8", "::/4"));
        assertThat(read("10")).isEqualTo(partial("10.0.0.0/8"));
        assertThat(read("3.2.1")).isEqualTo(partial("1.2.3.0/24", "1230::/12"));
        assertThat(read("30.2.1")).isEqualTo(partial("1.2.30.0/24"));
        assertThat(read("a.1")).isEqualTo(partial("1a00::/8"));
        assertThat(read("8.b.d.0.1.0.0.2")).isEqualTo(partial("2001:db8::/32"));
    }

    @Test
    void c1_four_single_digits_are_an_address_and_stand_above_ipv6() {
        assertThat(read("1.0.0.2"))
                .isEqualTo(new ReverseName.Exact(IpAddress.parse("2.0.0.1"), List.of(Prefix.parse("2001::/16"))));
    }

    private static ReverseName read(String labels) {
        DomainName name = DomainName.parse(labels + ".bl.example.org");
        return ReverseName.read(name, name.labels() - 3);
    }

    private static ReverseName exact(String address) {
        return new ReverseName.Exact(IpAddress.parse(address), List.of());
    }

    private static ReverseName partial(String... prefixes) {
        return new ReverseName.Partial(Stream.of(prefixes).map(Prefix::parse).toList());
    }
}
