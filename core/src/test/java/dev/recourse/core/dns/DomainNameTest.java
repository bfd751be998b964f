package dev.recourse.core.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DomainNameTest {
    @Test
    void c12_names_are_equal_without_regard_to_ascii_case() {
        assertThat(DomainName.parse("Bl.Example.ORG")).isEqualTo(DomainName.parse("bl.example.org."));
        assertThat(DomainName.parse("Bl.Example.ORG"))
                .hasSameHashCodeAs(DomainName.parse("bl.example.org"))
                .hasToString("Bl.Example.ORG");
    }

    @Test
    void c12_only_ascii_letters_are_folded() {
        // 0x5b is '[', 0x7b '{': they differ by the same bit as letters do.
        assertThat(wire("015b00")).isNotEqualTo(wire("017b00"));
        assertThat(wire("01c100")).isNotEqualTo(wire("01e100"));
        assertThat(wire("014000")).isNotEqualTo(wire("016000"));
    }

    @Test
    void a_suffix_begins_at_a_label() {
        DomainName origin = DomainName.parse("bl.example.org");
        assertThat(DomainName.parse("2.BL.example.org").endsWith(origin)).isTrue();
        assertThat(origin.endsWith(origin)).isTrue();
        assertThat(DomainName.parse("xbl.example.org").endsWith(origin)).isFalse();
        assertThat(DomainName.parse("example.org").endsWith(origin)).isFalse();
        // The octets of "bl.example.org" inside a longer label: 0x02 is a letter of that label, not a length.
        assertThat(wire("04780262 6c076578616d706c65036f726700".replace(" ", ""))
                        .endsWith(origin))
                .isFalse();
        assertThat(origin.endsWith(DomainName.parse("org").parent(1))).isTrue();
    }

    @Test
    void c13_limits_of_labels_and_names() {
        String label = "a".repeat(63);
        assertThat(DomainName.parse(label + "." + label + "." + label + "." + "a".repeat(61))
                        .length())
                .isEqualTo(255);
        for (String bad : new String[] {
            "",
            ".",
            "a..b",
            ".a",
            label + "a",
            label + "." + label + "." + label + "." + "a".repeat(62),
            "a b",
            "a/b",
            "ä"
        }) {
            assertThatThrownBy(() -> DomainName.parse(bad)).as(bad).isInstanceOf(NameFormatException.class);
        }
    }

    @Test
    void a_mail_address_becomes_a_name() {
        assertThat(DomainName.parseMailbox("dns.admin@example.org"))
                .hasToString("dns\\.admin.example.org")
                .extracting(DomainName::labels)
                .isEqualTo(3);
        assertThatThrownBy(() -> DomainName.parseMailbox("@example.org")).isInstanceOf(NameFormatException.class);
        assertThatThrownBy(() -> DomainName.parseMailbox("example.org")).isInstanceOf(NameFormatException.class);
    }

    @Test
    void what_cannot_be_printed_is_escaped() {
        assertThat(wire("0300ff2e00")).hasToString("\\000\\255\\.");
        assertThat(wire("00")).hasToString(".");
    }

    private static DomainName wire(String hex) {
        return DomainName.ofWire(HexFormat.of().parseHex(hex));
    }
}
