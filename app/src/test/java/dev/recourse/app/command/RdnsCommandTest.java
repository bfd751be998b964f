package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RdnsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void one_name_is_told_with_what_was_found_and_what_would_pass() {
        Typed said = Typed.in(folder, "rdns", "--ip", "192.0.2.7", "--ptr", "192-0-2-7.dyn.example.net");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith("192.0.2.7 192-0-2-7.dyn.example.net: DYNAMIC\n")
                .contains("found: word dyn", "mail.example.org", "rule dynamic-address@");
        assertThat(Typed.in(folder, "rdns", "--ip", "192.0.2.7", "--ptr", "mail.example.org", "--format", "json")
                        .out())
                .contains("\"class\":\"NAMED\"", "\"passes\":true");
        assertThat(Typed.in(folder, "rdns", "--ip", "192.0.2.7", "--ptr", "-").out())
                .contains("without a name: NONE");
        assertThat(Typed.in(
                                folder,
                                "rdns",
                                "--ip",
                                "192.0.2.7",
                                "--ptr",
                                "192-0-2-7.dyn.example.net",
                                "--ptr",
                                "a.example.org")
                        .out())
                .contains("a.example.org: NAMED", "several names");
    }

    @Test
    void pairs_give_one_line_each_in_order_with_address_and_name_as_given() throws Exception {
        String given = """
                192.0.2.7\tMAIL.Example.ORG.\ta\tb\tc\td\te\tf\r
                192.0.2.8\t-
                2001:DB8::7\t
                192.0.2.9

                bad\tx.example.org
                 192.0.2.10 \t192-0-2-10.Dinámico.example.org
                192.0.2.11\tmail_1 x.example.org
                192.0.2.12\t192-0-2-12.dyn.example.net""";
        Files.writeString(folder.resolve("pairs"), given);
        Typed said = Typed.in(folder, "rdns", "--pairs", "pairs");
        assertThat(said.code()).isEqualTo(Exit.REFUSED);
        List<String[]> lines =
                said.out().lines().map(line -> line.split("\t", -1)).toList();
        assertThat(lines).hasSize(9).allMatch(columns -> columns.length == 6);
        assertThat(lines)
                .extracting(columns -> columns[0])
                .containsExactly(
                        "192.0.2.7",
                        "192.0.2.8",
                        "2001:DB8::7",
                        "192.0.2.9",
                        "",
                        "bad",
                        " 192.0.2.10 ",
                        "192.0.2.11",
                        "192.0.2.12");
        assertThat(lines)
                .extracting(columns -> columns[1])
                .containsExactly(
                        "MAIL.Example.ORG.",
                        "-",
                        "",
                        "",
                        "",
                        "x.example.org",
                        "192-0-2-10.Dinámico.example.org",
                        "mail_1 x.example.org",
                        "192-0-2-12.dyn.example.net");
        assertThat(lines)
                .extracting(columns -> columns[2])
                .containsExactly("NAMED", "NONE", "NONE", "NONE", "ERROR", "ERROR", "DYNAMIC", "NAMED", "DYNAMIC");
        assertThat(lines.getLast()[3]).isEqualTo("0.98");
        assertThat(lines.getLast()[4]).startsWith("dynamic-address@");
        assertThat(said.err())
                .contains("pairs line 5: there is no address", "pairs line 6: 'bad' is not an address", "2 of 9 lines");
    }

    @Test
    void bytes_that_are_no_utf_8_are_a_name_as_well() throws Exception {
        byte[] line = "192.0.2.7\t??.example.org\n".getBytes(StandardCharsets.US_ASCII);
        line[10] = (byte) 0xff;
        line[11] = (byte) 0xfe;
        Files.write(folder.resolve("pairs"), line);
        Typed said = Typed.in(folder, "rdns", "--pairs", "pairs");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("\tNAMED\t");
    }

    @Test
    void lines_are_read_whole_wherever_the_stream_is_cut() throws Exception {
        String text = "a\r\n\nb\n" + "c".repeat(70_000) + "\nd";
        List<String> expected = List.of("a", "", "b", "c".repeat(65_536), "d");
        for (int piece : new int[] {1, 7, 65_536, 200_000}) {
            LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public synchronized int read(byte[] bytes, int from, int length) {
                    return super.read(bytes, from, Math.min(piece, length));
                }
            });
            List<String> lines = new ArrayList<>();
            for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
            assertThat(lines).isEqualTo(expected);
            assertThat(reader.bytes()).isEqualTo(text.length());
        }
    }

    @Test
    void rules_of_ones_own_are_checked_and_used() throws Exception {
        Files.writeString(folder.resolve("rules"), """
                version mine-1
                word dynamic 1 wandering
                decide wander DYNAMIC .9 dynamic number
                  = DYNAMIC 192.0.2.7 wandering7.example.net
                decide rest NAMED .5
                  = DYNAMIC 192.0.2.7 a.example.net
                """);
        Typed lint = Typed.in(folder, "rdns", "--lint", "rules");
        assertThat(lint.code()).isEqualTo(Exit.REFUSED);
        assertThat(lint.err()).contains("rules: line 6: a.example.net for 192.0.2.7 should be DYNAMIC");
        assertThat(Typed.in(folder, "rdns", "--rules", "rules", "--ip", "192.0.2.7", "--ptr", "wandering1.example.net")
                        .out())
                .contains("wander@mine-1");
        Files.writeString(folder.resolve("rules"), "version 1\nword dynamic 2 x\n");
        Typed broken = Typed.in(folder, "rdns", "--rules", "rules", "--ip", "192.0.2.7", "--ptr", "x");
        assertThat(broken.code()).isEqualTo(Exit.REFUSED);
        assertThat(broken.err())
                .contains("line 2: '2' is not a number from 0 to 1")
                .hasLineCount(1);
    }

    @Test
    void what_is_missing_or_contradicts_itself_is_said() {
        assertThat(Typed.in(folder, "rdns").err()).contains("--ip ADDRESS --ptr NAME");
        assertThat(Typed.in(folder, "rdns", "--ip", "192.0.2.7").code()).isEqualTo(Exit.REFUSED);
        assertThat(Typed.in(folder, "rdns", "--ip", "nonsense", "--ptr", "x").code())
                .isEqualTo(Exit.REFUSED);
        assertThat(Typed.in(folder, "rdns", "--pairs", "x", "--ip", "192.0.2.7").err())
                .contains("leave --ip");
        assertThat(Typed.in(folder, "rdns", "--pairs", "absent").err())
                .isEqualTo("recourse: there is no file absent\n");
        assertThat(Typed.in(folder, "rdns", "--suffixes", ".", "--ip", "192.0.2.7", "--ptr", "x")
                        .code())
                .isEqualTo(Exit.CANNOT_RUN);
    }
}
