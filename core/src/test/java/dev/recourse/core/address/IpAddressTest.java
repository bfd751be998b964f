package dev.recourse.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddressString;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IpAddressTest {
    @Test
    void what_is_written_is_read_again_and_as_rfc_5952_wants_it() {
        Random random = new Random(5952);
        for (int i = 0; i < 20_000; i++) {
            IpAddress address = random(random);
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
            assertThat(IpAddress.parse(address.toString().toUpperCase(Locale.ROOT)))
                    .isEqualTo(address);
            assertThat(IpAddress.ofBytes(address.toBytes())).isEqualTo(address);
            assertThat(address.toString())
                    .isEqualTo(
                            new IPAddressString(address.toString()).getAddress().toCanonicalString());
        }
    }

    @Test
    void every_spelling_of_an_address_is_one_address() {
        assertThat(List.of("2001:DB8:0:0:0:0:0:1", "2001:db8::1", "2001:0db8:0000:0000::0001", "2001:db8::0.0.0.1"))
                .allSatisfy(text -> assertThat(IpAddress.parse(text).toString()).isEqualTo("2001:db8::1"));
        assertThat(List.of("::ffff:192.0.2.1", "::FFFF:C000:201", "0:0:0:0:0:ffff:c000:0201"))
                .allSatisfy(text -> assertThat(IpAddress.parse(text)).isEqualTo(IpAddress.parse("192.0.2.1")));
        assertThat(IpAddress.parse("::").toString()).isEqualTo("::");
        assertThat(IpAddress.parse("1::").toString()).isEqualTo("1::");
        assertThat(IpAddress.parse("1:0:0:2:0:0:0:3").toString()).isEqualTo("1:0:0:2::3");
        assertThat(IpAddress.parse("1:0:2:3:4:5:6:7").toString()).isEqualTo("1:0:2:3:4:5:6:7");
    }

    @Test
    void what_is_not_exactly_one_address_is_refused_with_the_text() {
        assertThat(List.of(
                        "",
                        " ",
                        "1",
                        "1.2.3",
                        "1.2.3.4.5",
                        "1.2.3.256",
                        "1.2.3.-1",
                        "01.2.3.4",
                        "1.2.3.4 ",
                        "1..3.4",
                        "1.2.3.",
                        ".1.2.3",
                        "0x1.2.3.4",
                        "1.2.3.4/32",
                        "١.2.3.4",
                        ":",
                        ":::",
                        "1::2::3",
                        "1:2:3:4:5:6:7",
                        "1:2:3:4:5:6:7:8:9",
                        "1:2:3:4:5:6:7::8",
                        "12345::",
                        "g::",
                        "::1%eth0",
                        "[::1]",
                        "::1.2.3",
                        "1:2:3:4:5:6:7:1.2.3.4",
                        "::ffff:1.2.3.4.5",
                        "example.org",
                        "1:2:3:4:5:6:7:8:"))
                .allSatisfy(text -> assertThatThrownBy(() -> IpAddress.parse(text))
                        .isInstanceOf(AddressFormatException.class)
                        .hasMessageStartingWith("'" + text));
        assertThat(IpAddress.tryParse("nonsense")).isEmpty();
        assertThatThrownBy(() -> IpAddress.parse("x".repeat(10_000)))
                .isInstanceOf(AddressFormatException.class)
                .message()
                .hasSizeLessThan(120);
    }

    @Test
    void order_is_that_of_the_octets() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            IpAddress a = random(random);
            IpAddress b = random(random);
            assertThat(Integer.signum(a.compareTo(b)))
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(a.toBytes(), b.toBytes())));
        }
    }

    static IpAddress random(Random random) {
        if (random.nextBoolean()) {
            return IpAddress.ofIpv4(random.nextInt());
        }
        long high = random.nextLong();
        long low = random.nextLong();
        // Groups of zeros are where spellings differ.
        for (int group = 0; group < 4; group++) {
            high &= random.nextBoolean() ? -1L : ~(0xffffL << (16 * group));
            low &= random.nextBoolean() ? -1L : ~(0xffffL << (16 * group));
        }
        return new IpAddress(high | 0x2000000000000000L, low);
    }
}
