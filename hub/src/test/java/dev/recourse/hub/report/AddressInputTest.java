package dev.recourse.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressInputTest {
    @Test
    void an_address_is_read_however_it_was_copied() {
        IpAddress four = IpAddress.parse("192.0.2.1");
        for (String typed : List.of(
                "192.0.2.1",
                "  192.0.2.1\t",
                "[192.0.2.1]",
                "::ffff:192.0.2.1",
                "::FFFF:c000:201",
                "\u00a0192.0.2.1\u200b")) {
            assertThat(AddressInput.read(typed)).isEqualTo(new AddressInput.Accepted(four));
        }
        IpAddress six = IpAddress.parse("2001:db8::1");
        for (String typed : List.of(
                "2001:db8::1",
                "2001:DB8::1",
                "2001:0db8:0000:0000:0000:0000:0000:0001",
                " [2001:Db8:0::0:1] ",
                "[IPv6:2001:db8::1]",
                "2001:db8::0.0.0.1")) {
            assertThat(AddressInput.read(typed)).isEqualTo(new AddressInput.Accepted(six));
        }
    }

    @Test
    void what_is_no_address_is_answered_with_what_it_is() {
        assertThat(reason("")).startsWith("No address was given");
        assertThat(reason(" \n ")).startsWith("No address was given");
        assertThat(reason("[]")).startsWith("No address was given");
        assertThat(reason("192.0.2.0/24")).startsWith("That is a range");
        assertThat(reason("mail.example.org")).startsWith("That is a name");
        assertThat(reason("192.0.2.256")).contains("at most 255");
        assertThat(reason("192.0.2.01")).contains("leading zero");
        assertThat(reason("192.0.2")).contains("four numbers");
        assertThat(reason("2001:db8::1::2")).contains("more than once");
        assertThat(reason("x".repeat(5000) + ":")).hasSizeLessThan(200);
    }

    private static String reason(String typed) {
        return ((AddressInput.Rejected) AddressInput.read(typed)).reason();
    }
}
