package dev.recourse.core.format;

import static dev.recourse.core.format.ListFormat.IP4SET;
import static dev.recourse.core.format.ListFormat.IP4TRIE;
import static dev.recourse.core.format.ListFormat.IP6TRIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The requirements G1 to G7; what the running rbldnsd does was looked at for each. */
class RbldnsdReaderTest {

    @Test
    void g1_blank_lines_and_comments_say_nothing() {
        assertThat(Sample.read(IP4SET, "", "   ", "# a", ";b", "  # c", "#$Id: a keyword$", "192.0.2.1 # d")
                        .entries())
                .hasSize(1);
    }

    @Test
    void g1_specials_may_hide_behind_comment_signs() {
        FileContents contents =
                Sample.read(IP4TRIE, "$1 one", "#$2 two", ";$3 three", ":$4 four", "192.0.2.1 $1 $2 $3 $4 $5");
        assertThat(txt(contents, "192.0.2.1")).isEqualTo("one two three four $5");
    }

    @Test
    void g2_specials_of_a_name_server_are_taken_and_checked() {
        assertThat(Sample.read(
                                IP4SET,
                                "$SOA 0 ns.example.org admin.example.org 4294967295 2h 2h 1w 1h",
                                "$NS 1w ns1.example.org -ns2.example.org ns3.example.org",
                                "$ttl 35m",
                                "$TIMESTAMP 2020:01:31:23:59:59 +520w",
                                "192.0.2.1")
                        .entries())
                .hasSize(1)
                .isNotNull();
        refused(IP4SET, "$SOA 0 ns.example.org", "host name");
        refused(IP4SET, "$TTL soon", "has no number where a time belongs");
        refused(IP4SET, "$TTL 5y", "a time that is not a number with s, m, h, d or w");
        refused(IP4SET, "$TTL 5 6", "has more values");
        refused(IP4SET, "$NONSENSE 5", "is not a special entry");
        refused(IP4SET, ":$nonsense", "is not a special entry");
        refused(IP4SET, "$DATASET ip4set:a @", "combined file");
        refused(IP4SET, "$=", "no text");
    }

    @Test
    void g2_data_from_the_future_or_expired_is_refused() {
        assertThat(Sample.read(IP4SET, "$TIMESTAMP 0 -", "$TIMESTAMP 20260101 2036-01-01")
                        .entries())
                .isEmpty();
        refused(IP4SET, "$TIMESTAMP 2030:01:01", "from the future");
        refused(IP4SET, "$TIMESTAMP 2020:01:01 2021:01:01", "expired");
        refused(IP4SET, "$TIMESTAMP 2020:01:01 +1w", "expired");
        refused(IP4SET, "$TIMESTAMP 2020:13:01", "not yyyy:mm:dd");
        refused(IP4SET, "$TIMESTAMP 0 +1w", "relative to nothing");
    }

    @Test
    void g2_maxrange4_drops_wider_entries_and_only_becomes_smaller() {
        FileContents contents = Sample.read(
                IP4SET,
                "198.51.100.0/22",
                "$MAXRANGE4 /24",
                "$MAXRANGE4 65536",
                "192.0.2.0/24",
                "203.0.112.0/23",
                "10-11");
        assertThat(prefixes(contents)).containsExactly("192.0.2.0/24", "198.51.100.0/22");
        assertThat(contents.ignored().count()).isEqualTo(2);
        assertThat(contents.ignored().first().getFirst()).startsWith("file:5: '203.0.112.0/23' covers more");
        refused(IP4SET, "$MAXRANGE4 /0", "range of 0");
    }

    @Test
    void g3_values_and_defaults() {
        FileContents contents = Sample.read(
                IP4TRIE,
                "192.0.2.0",
                "192.0.2.1 Own words",
                ":5: Default for $",
                "192.0.2.2",
                "192.0.2.3 :6",
                "192.0.2.4 :7:",
                "192.0.2.5 :127.0.0.8: Text: $",
                "192.0.2.6 Words",
                "192.0.2.7:9:adjacent",
                "192.0.2.8 :127.3",
                ":9",
                "192.0.2.9",
                "192.0.2.10\t; comment");
        assertThat(contents.entries().stream().map(FileEntry.Listed.class::cast).map(FileEntry.Listed::value))
                .containsExactly(
                        new Value(0x7f000002, false, "", false),
                        new Value(0x7f000002, false, "Own words", true),
                        new Value(0x7f000005, true, "Default for $", false),
                        new Value(0x7f000006, true, "Default for $", false),
                        new Value(0x7f000007, true, "", true),
                        new Value(0x7f000008, true, "Text: $", true),
                        new Value(0x7f000005, true, "Words", true),
                        new Value(0x7f000009, true, "adjacent", true),
                        new Value(0x7f000003, true, "Default for $", false),
                        new Value(0x7f000009, true, "", false),
                        new Value(0x7f000009, true, "", false));
        refused(IP4TRIE, "192.0.2.1 :7 # comment", "not ':A', ':A:TEXT' or a text");
        refused(IP4TRIE, "192.0.2.1 :0:x", "value 0");
        refused(IP4TRIE, "192.0.2.1 ::x", "no number");
        refused(IP4TRIE, ":256:x", "out of range");
    }

    @Test
    void g3_a_default_ends_with_its_file() {
        ListReader reader = IP4TRIE.reader(Sample.NOW);
        reader.beginFile("a");
        reader.line(":5:x");
        reader.endFile(true);
        reader.beginFile("b");
        reader.line("192.0.2.1");
        reader.endFile(true);
        FileEntry.Listed entry = (FileEntry.Listed) reader.finish().entries().getFirst();
        assertThat(entry.value()).isEqualTo(Value.UNSAID);
        assertThat(entry.place()).isEqualTo("b:1");
    }

    @Test
    void g4_substitutions() {
        String[] head = {"$1 See http://www.example.org/bl", "$1 ignored", "$2 for details"};
        assertThat(txt(Sample.read(IP4TRIE, with(head, "192.0.2.1 $1/spammer/$ $2")), "192.0.2.1"))
                .isEqualTo("See http://www.example.org/bl/spammer/192.0.2.1 for details");
        assertThat(txt(Sample.read(IP4TRIE, with(head, "192.0.2.1 wants some $$$$. $1/$")), "192.0.2.1"))
                .isEqualTo("wants some $$. See http://www.example.org/bl/192.0.2.1");
        String base = "$= See http://example.org/bl?$= ($) for details";
        assertThat(txt(Sample.read(IP4TRIE, base, "192.0.2.1 r123"), "192.0.2.1"))
                .isEqualTo("See http://example.org/bl?r123 (192.0.2.1) for details");
        assertThat(txt(Sample.read(IP4TRIE, base, "192.0.2.1"), "192.0.2.1"))
                .isEqualTo("See http://example.org/bl?192.0.2.1 (192.0.2.1) for details");
        assertThat(txt(Sample.read(IP4TRIE, base, "192.0.2.1 =See others about $"), "192.0.2.1"))
                .isEqualTo("See others about 192.0.2.1");
    }

    @Test
    void g4_only_words_for_one_entry_are_its_own() {
        assertThat(Texts.ownWords(new Value(1, true, "SBL1 for $ costs $$5", true), "192.0.2.1"))
                .contains("SBL1 for 192.0.2.1 costs $5");
        assertThat(Texts.ownWords(new Value(1, true, "=$$1 a", true), "192.0.2.1"))
                .contains("$1 a");
        assertThat(Texts.ownWords(new Value(1, true, "see $1", true), "x")).isEmpty();
        assertThat(Texts.ownWords(new Value(1, true, "a $$$= b", true), "x")).isEmpty();
        assertThat(Texts.ownWords(new Value(1, true, "a default", false), "x")).isEmpty();
    }

    @Test
    void g5_a_hole_is_no_listing_and_its_value_is_ignored() {
        FileContents contents = Sample.read(IP4SET, "192.0.2.0/24", "! 192.0.2.5 :9:x");
        assertThat(contents.entries().getLast()).isInstanceOf(FileEntry.Hole.class);
        assertThat(prefixes(contents)).containsExactly("192.0.2.0/24", "192.0.2.5");
    }

    @Test
    void g6_the_spellings_of_the_manual() {
        for (String same : List.of(
                "127.0.0.0/24", "127.0.0", "127.0.0-127.0.0", "127.0.0.0-127.0.0.255", "127.0.0.0-255", "0127.0.0")) {
            assertThat(prefixes(Sample.read(IP4SET, same))).as(same).containsExactly("127.0.0.0/24");
        }
        for (String same : List.of(
                "127.16.0.0-127.31.255.255",
                "127.16.0-127.31.255",
                "127.16-127.31",
                "127.16-31",
                "127.16.0.0/12",
                "127.16.0/12",
                "127.16/12")) {
            assertThat(prefixes(Sample.read(IP4SET, same))).as(same).containsExactly("127.16.0.0/12");
        }
        assertThat(prefixes(Sample.read(IP4SET, "127.16.0-31"))).containsExactly("127.16.0.0/19");
        assertThat(prefixes(Sample.read(IP4SET, "127/8", "0-255"))).contains("127.0.0.0/8");
        assertThat(prefixes(Sample.read(IP4SET, "127.0.0.1-6")))
                .containsExactly("127.0.0.1", "127.0.0.2/31", "127.0.0.4/31", "127.0.0.6");
    }

    @Test
    void g6_what_is_no_entry_of_ip4set() {
        refused(IP4SET, "127", "bare number");
        refused(IP4SET, "0.0.0.0/0", "wider");
        refused(IP4SET, "192.0.2.1/24", "host bits set (did you mean 192.0.2.0/24?)");
        refused(IP4SET, "192.0.2.256", "out of range");
        refused(IP4SET, "192.0.2.0/33", "out of range");
        refused(IP4SET, "192.0.2.9-1", "ends before it begins");
        refused(IP4SET, "1.2-1.2.3.4", "different numbers of octets");
        refused(IP4SET, "192.0.2.1,x", "behind its address");
        refused(IP4SET, "192.0.2.1.5", "behind its address");
        refused(IP4SET, "<html>", "no number");
        refused(IP4SET, "example.org", "no number");
    }

    @Test
    void g6_the_smallest_kind_of_block_decides_and_all_its_values_count() {
        var table = Sample.table(Sample.read(
                IP4SET,
                "192.0.2 :2",
                "192.0.2.128/25 :3",
                "192.0.2.130 :4",
                "!192.0.2.130",
                "192.0.2.131-140 :5",
                "192.0.2.128-255 :6"));
        assertThat(Sample.codes(table, IpAddress.parse("192.0.2.1"))).containsExactly(2);
        assertThat(Sample.codes(table, IpAddress.parse("192.0.2.129"))).containsExactly(3, 6);
        assertThat(Sample.codes(table, IpAddress.parse("192.0.2.130"))).isEmpty();
        assertThat(Sample.codes(table, IpAddress.parse("192.0.2.131"))).containsExactly(3, 5, 6);
        assertThat(Sample.codes(table, IpAddress.parse("192.0.2.200"))).containsExactly(3, 6);
    }

    @Test
    void g6_neighbours_stay_entries_of_their_own() {
        assertThat(prefixes(Sample.read(IP4SET, "192.0.2.4", "192.0.2.5"))).containsExactly("192.0.2.4", "192.0.2.5");
    }

    @Test
    void g7_the_longest_prefix_decides_and_the_first_of_two_lines_counts() {
        FileContents contents = Sample.read(
                IP4TRIE, "192.0.2.0/24 :3", "192.0.2.0/24 :4", "!192.0.2.128/25", "192.0.2.128/25 :5", "0.0.0.0/0 :6");
        var table = Sample.table(contents);
        assertThat(Sample.codes(table, IpAddress.parse("192.0.2.1"))).containsExactly(3);
        assertThat(Sample.codes(table, IpAddress.parse("192.0.2.129"))).isEmpty();
        assertThat(Sample.codes(table, IpAddress.parse("198.51.100.1"))).containsExactly(6);
        assertThat(contents.ignored().first())
                .containsExactly(
                        "file:2: 192.0.2.0/24 again: file:1 counts, as in rbldnsd",
                        "file:4: 192.0.2.128/25 again: file:3 counts, as in rbldnsd");
        refused(IP4TRIE, "192.0.2.1-5", "behind its address");
    }

    @Test
    void g7_the_spellings_of_ipv6() {
        FileContents contents = Sample.read(
                IP6TRIE,
                "::1",
                "2001:21ab:c000/36",
                "2001:21ab:def7:4242 :3: smells",
                "2001:db8:1:0:0:0:0:9",
                "!2605:6001:42::bead",
                "2605:6001:42::/52");
        assertThat(prefixes(contents))
                .containsExactly(
                        "::1",
                        "2001:db8:1::9",
                        "2001:21ab:c000::/36",
                        "2001:21ab:def7:4242::/64",
                        "2605:6001:42::/52",
                        "2605:6001:42::bead");
        refused(IP6TRIE, "2001", "a bare number needs");
        refused(IP6TRIE, "2001:db8::1/64", "host bits set (did you mean 2001:db8::/64?)");
        refused(IP6TRIE, "2001:db8:", "nothing behind it");
        refused(IP6TRIE, "1::2::3", "nothing behind it");
        refused(IP6TRIE, "12345::", "four digits");
        refused(IP6TRIE, "1:2:3:4:5:6:7::8", "too many groups");
        refused(IP6TRIE, "::/129", "out of range");
        refused(IP6TRIE, "192.0.2.1", "is not an IPv6 address");
    }

    @Test
    void a_bad_line_is_named_and_cut_to_what_a_person_reads() {
        assertThatThrownBy(() -> Sample.read(IP4SET, "192.0.2.1", "", "192.0.2.2\u0007" + "x".repeat(500)))
                .isInstanceOfSatisfying(FormatException.class, e -> {
                    assertThat(e.line()).isEqualTo(3);
                    assertThat(e.getMessage())
                            .startsWith("file:3: '192.0.2.2?xxx")
                            .hasSizeLessThan(140);
                });
    }

    @Test
    void a_file_that_is_cut_in_its_last_line_is_refused() {
        ListReader reader = IP4SET.reader(Sample.NOW);
        reader.beginFile("cut");
        reader.line("192.0.2.1");
        assertThatThrownBy(() -> reader.endFile(false)).hasMessageContaining("cut:1: the last line has no line end");
    }

    private static void refused(ListFormat format, String line, String reason) {
        assertThatThrownBy(() -> Sample.read(format, line))
                .as(line)
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("file:1: ")
                .hasMessageContaining(reason);
    }

    private static List<String> prefixes(FileContents contents) {
        return contents.entries().stream().map(e -> e.prefix().toString()).toList();
    }

    private static String txt(FileContents contents, String address) {
        FileEntry.Listed listed = (FileEntry.Listed) contents.entries().getFirst();
        return contents.texts().expand(listed.value().text(), address);
    }

    private static String[] with(String[] head, String line) {
        return Stream.concat(Stream.of(head), Stream.of(line)).toArray(String[]::new);
    }
}
