package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.control.Invocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence by command, where no server runs. */
class ReportCommandTest {
    private static final String IP = "192.0.2.91";

    @TempDir
    private Path folder;

    private String done(String... arguments) {
        Typed typed = Typed.in(folder, arguments);
        assertThat(typed.code()).as(typed.err()).isEqualTo(Exit.DONE);
        return typed.out();
    }

    private String refused(String... arguments) {
        Typed typed = Typed.in(folder, arguments);
        assertThat(typed.code()).as(typed.out()).isEqualTo(Exit.REFUSED);
        return typed.err();
    }

    private int piped(String text, StringWriter err, String... arguments) {
        return Program.run(new Invocation(
                List.of(arguments),
                folder,
                false,
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void it_says_what_the_rule_makes_of_it() {
        assertThat(done("report", IP, "--kind", "spam", "--source", "trap1"))
                .contains("kept: spam of " + IP)
                .contains("rule spam-seen@1 wants it seen 3 times or by 2 sources within 7 days; so far 1 and 1");
        assertThat(done("report", IP, "--kind", "spam", "--source", "trap2", "--json"))
                .contains("\"listed\":\"rbl\"", "\"rule\":\"spam-seen@1\"", "\"kept\":true");
        assertThat(done("lookup", IP))
                .contains("is listed", "from evidence", "Seen sending spam twice, last in the hour from")
                .doesNotContain("trap1", "trap2");
        assertThat(done("lookup", "--json", IP)).contains("\"evidence\":[{\"kind\":\"spam\",\"atLeast\":2,");
        assertThat(done("evidence", "show", IP)).contains("\ttrap1\t", "\ttrap2\t");
        assertThat(done("report", IP, "--kind", "delivered", "--source", "mx1", "--id", "a"))
                .startsWith("kept: delivered of ");
        assertThat(done("report", IP, "--kind", "delivered", "--source", "mx1", "--id", "a"))
                .isEqualTo("known already, nothing changed\n");
    }

    @Test
    void a_withdrawn_source_takes_its_listings_along() {
        done("report", IP, "--kind", "burst", "--source", "mx1");
        assertThat(done("lookup", IP)).contains("is listed");
        assertThat(done("evidence", "withdraw", "--source", "mx1"))
                .isEqualTo("withdrew 1 pieces of evidence of mx1; 1 listings ended or end earlier\n");
        assertThat(done("lookup", IP)).contains("is not listed");
        assertThat(done("evidence", "show", IP)).isEqualTo("there is no evidence on " + IP + "\n");
    }

    @Test
    void what_is_wrong_is_refused_in_a_sentence() {
        assertThat(refused("report")).contains("say either an ADDRESS or --file FILE");
        assertThat(refused("report", IP)).contains("--kind KIND --source NAME");
        assertThat(refused("report", IP, "--kind", "ham", "--source", "a")).contains("'ham' is not a kind");
        assertThat(refused("report", "10.0.0.1", "--kind", "spam", "--source", "a"))
                .contains("special-purpose");
        assertThat(refused("report", IP, "--kind", "spam", "--source", "a", "--at", "2036-01-01T00:00:00Z"))
                .contains("in the future");
        assertThat(refused("report", "--file", "x", "--id", "a")).contains("each line has its own");
        assertThat(Typed.in(folder, "report", "--file", "nothing.tsv").code()).isEqualTo(Exit.CANNOT_RUN);
        assertThat(refused("report", "--file", "/dev/null")).contains("--file -");
    }

    @Test
    void a_bad_line_refuses_a_file_whole_however_long_it_is() throws IOException {
        String good = IntStream.range(0, 1_200)
                .mapToObj(i -> "192.0.2." + i % 200 + "\tburst\tmx1\t-\tid-" + i + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("seen.tsv"), good + "192.0.2.1\tham\tmx1\n");
        assertThat(refused("report", "--file", "seen.tsv")).contains("seen.tsv:1201: 'ham'", "nothing was taken");
        assertThat(done("lookup", "192.0.2.7")).contains("is not listed");

        Files.writeString(folder.resolve("seen.tsv"), good);
        assertThat(done("report", "--file", "seen.tsv"))
                .startsWith("took 1200 pieces of evidence: 1200 new, 0 known already");
        assertThat(done("report", "--file", "seen.tsv", "--json")).contains("\"kept\":0", "\"repeated\":1200");
        assertThat(done("lookup", "192.0.2.7")).contains("is listed");
    }

    @Test
    void what_is_piped_in_is_taken_until_a_bad_line() {
        StringWriter err = new StringWriter();
        assertThat(piped("192.0.2.1\tburst\tmx1\n", err, "report", "--file", "-"))
                .isEqualTo(Exit.DONE);
        assertThat(piped("192.0.2.2\n192.0.2\n", err, "report", "--file", "-", "--kind", "burst", "--source", "mx1"))
                .isEqualTo(Exit.REFUSED);
        assertThat(err.toString()).contains("-:2: '192.0.2' is not", "nothing was taken");
        assertThat(done("lookup", "192.0.2.1")).contains("is listed");
        assertThat(done("lookup", "192.0.2.2")).contains("is not listed");
    }

    @Test
    void the_never_list_is_read_and_a_wrong_line_of_it_named() throws IOException {
        Files.writeString(folder.resolve("never"), "# ours\n192.0.2.0/24 our own mail servers\n");
        Files.writeString(
                folder.resolve("recourse.conf"),
                "documentation-ranges = allow\nnever-list = " + folder.resolve("never") + "\n");
        assertThat(done("report", IP, "--kind", "burst", "--source", "mx1"))
                .contains(IP + " is not listed: 192.0.2.0/24 is never listed by a rule (our own mail servers)");
        Files.writeString(folder.resolve("never"), "192.0.2.0/24\n192.0.2.1/24\nx\n");
        Typed typed = Typed.in(folder, "lookup", IP);
        assertThat(typed.code()).isEqualTo(Exit.CANNOT_RUN);
        assertThat(typed.err()).contains("never:2: '192.0.2.1/24' has host bits set", "never:3: 'x'");
    }
}
