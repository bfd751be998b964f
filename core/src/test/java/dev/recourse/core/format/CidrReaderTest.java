package dev.recourse.core.format;

import static dev.recourse.core.format.ListFormat.CIDR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CidrReaderTest {
    @Test
    void g18_prefixes_addresses_ranges_and_comments() {
        FileContents contents = Sample.read(
                CIDR,
                "# head",
                "; too",
                "",
                "198.51.100.7 ; SBL1",
                " 192.0.2.0/24\t# why",
                "2001:DB8::/32#x",
                "203.0.113.1 - 203.0.113.3",
                "2001:db9::1");
        assertThat(contents.entries().stream().map(e -> e.prefix().toString()))
                .containsExactly(
                        "192.0.2.0/24",
                        "198.51.100.7",
                        "203.0.113.1",
                        "203.0.113.2/31",
                        "2001:db8::/32",
                        "2001:db9::1");
        assertThat(contents.entries())
                .allSatisfy(e -> assertThat(((FileEntry.Listed) e).value()).isEqualTo(Value.NONE));
        assertThat(contents.entries().getFirst().place()).isEqualTo("file:5");
    }

    @Test
    void what_is_no_prefix_is_refused_with_its_place() {
        refused("192.0.2.1/24", "did you mean 192.0.2.0/24?");
        refused("192.0.2", "is not an IP address");
        refused("010.0.0.1", "leading zero");
        refused("192.0.2.1,5", "is not an IP address");
        refused("192.0.2.9-192.0.2.1", "ends before it begins");
        refused("192.0.2.9-2001:db8::", "one family to the other");
        refused("192.0.2.0/24 listed", "no prefix length");
        refused("<html>", "is not an IP address");
        refused("fe80::1%eth0", "is not an IP address");
    }

    @Test
    void a_last_line_without_its_end_is_taken() {
        ListReader reader = CIDR.reader(Sample.NOW);
        reader.beginFile("a");
        reader.line("192.0.2.1");
        reader.endFile(false);
        assertThat(reader.finish().entries()).hasSize(1);
    }

    private static void refused(String line, String reason) {
        assertThatThrownBy(() -> Sample.read(CIDR, "# head", line))
                .as(line)
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("file:2: ")
                .hasMessageContaining(reason);
    }
}
