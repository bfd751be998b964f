package dev.recourse.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.hub.store.KeptEvidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of evidence: their format, their errors, and what is taken when one is wrong. */
class EvidenceStreamTest {
    private static final String TIME = "2026-11-24T07:00:00Z";

    @TempDir
    private Path folder = Path.of("");

    private KeptStore kept;

    @BeforeEach
    void open() {
        kept = KeptStore.in(folder);
    }

    @AfterEach
    void close() {
        kept.close();
    }

    private EvidenceStream stream(Optional<EvidenceKind> kind, Optional<String> source) {
        return new EvidenceStream(kept.keeper, "seen.tsv", new EvidenceLine.Defaults(kind, source, kept.clock));
    }

    private EvidenceStream stream() {
        return stream(Optional.empty(), Optional.empty());
    }

    private static BufferedReader lines(String... lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines)));
    }

    private EvidenceStream.Result take(String... lines) throws IOException {
        return stream().take(lines(lines), pieces -> {});
    }

    private List<String> kept(String unit) {
        return kept.store.evidence().newest(Prefix.parse(unit), 1_000).stream()
                .map(KeptEvidence::evidence)
                .map(e ->
                        String.join(" ", e.kind().word(), e.source(), e.seenAt().toString(), e.id(), e.note()))
                .toList();
    }

    @Test
    void a_line_has_six_columns_and_needs_one_where_the_rest_is_given() throws IOException {
        take("# a comment", "", "192.0.2.1\tspam\ttrap1\t" + TIME + "\tid-1\ta note", "192.0.2.2\tBURST\tmx\r");
        assertThat(kept("192.0.2.1")).containsExactly("spam trap1 2026-11-24T07:00:00Z id-1 a note");
        assertThat(kept("192.0.2.2"))
                .containsExactly(
                        "burst mx 2026-11-24T08:00:00Z burst-192.0.2.2-" + KeptStore.START.toEpochMilli() + " ");
        stream(Optional.of(EvidenceKind.DELIVERED), Optional.of("mx"))
                .take(lines("192.0.2.3", "192.0.2.4\t-\t\t" + TIME), p -> {});
        assertThat(kept("192.0.2.3")).singleElement().asString().startsWith("delivered mx 2026-11-24T08");
        assertThat(kept("192.0.2.4")).singleElement().asString().startsWith("delivered mx 2026-11-24T07");
    }

    @Test
    void a_bad_line_is_named_with_its_place_and_the_reason() {
        String good = "192.0.2.1\tspam\ttrap1\t" + TIME + "\tid-1";
        assertBad("seen.tsv:2: 'x' is not", good, "x\tspam\ttrap1");
        assertBad(
                "seen.tsv:1: 'ham' is not a kind of evidence (kinds: spam, burst, relay, delivered)",
                "192.0.2.1\tham\ttrap1");
        assertBad("seen.tsv:1: the kind is missing", "192.0.2.1");
        assertBad("seen.tsv:1: the source is missing", "192.0.2.1\tspam");
        assertBad("seen.tsv:1: 'a b' is not a source name", "192.0.2.1\tspam\ta b");
        assertBad("seen.tsv:1: 'yesterday' is not a time", "192.0.2.1\tspam\tmx\tyesterday");
        assertBad("seen.tsv:1: an id of evidence", "192.0.2.1\tspam\tmx\t" + TIME + "\ta b");
        assertBad("seen.tsv:1: there are 7 columns", "192.0.2.1\tspam\tmx\t" + TIME + "\tid\tnote\tmore");
        assertBad("seen.tsv:1: the address is missing", "\tspam\tmx");
        assertBad("seen.tsv:1: the line is longer than 2000 characters", "x".repeat(2_001));
        assertBad("seen.tsv:2: 10.0.0.1 is special-purpose space", good, "10.0.0.1\tspam\tmx");
        assertBad(
                "seen.tsv:1: the time 2026-11-25T08:00:00Z is in the future",
                "192.0.2.1\tspam\tmx\t2026-11-25T08:00:00Z");
        assertThat(kept("192.0.2.1")).isEmpty();
    }

    private void assertBad(String message, String... lines) {
        assertThatThrownBy(() -> stream().check(lines(lines)))
                .isInstanceOf(EvidenceFileException.class)
                .hasMessageStartingWith(message)
                .hasMessageEndingWith("nothing was taken");
        assertThatThrownBy(() -> take(lines))
                .isInstanceOf(EvidenceFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_stream_is_taken_block_by_block_and_may_be_sent_again() throws IOException {
        String[] lines = IntStream.range(0, 1_200)
                .mapToObj(i -> "192.0.2." + i % 200 + "\tdelivered\tmx\t" + TIME + "\tid-" + i)
                .toArray(String[]::new);
        String[] wrong = lines.clone();
        wrong[1_100] = "192.0.2.1\tham\tmx";
        assertThatThrownBy(() -> take(wrong))
                .hasMessage(
                        "seen.tsv:1101: 'ham' is not a kind of evidence (kinds: spam, burst, relay, delivered); 1000"
                                + " pieces before it were taken: put the line right and send all of it again");

        List<Long> told = new ArrayList<>();
        EvidenceStream.Result result = stream().take(lines(lines), told::add);
        assertThat(told).containsExactly(500L, 1_000L, 1_200L);
        assertThat(result.kept()).isEqualTo(200);
        assertThat(result.repeated()).isEqualTo(1_000);
        assertThat(result.listed()).isZero();
    }

    @Test
    void what_only_the_store_can_see_is_named_by_its_line_too() throws IOException {
        take("192.0.2.1\tspam\ttrap1\t" + TIME + "\tid-1");
        assertThatThrownBy(() -> take("# more", "192.0.2.2\tspam\ttrap1", "192.0.2.3\tspam\ttrap1\t" + TIME + "\tid-1"))
                .hasMessageStartingWith("seen.tsv:3: the id 'id-1' is that of other evidence");
        assertThat(kept("192.0.2.2")).isEmpty();
    }

    @Test
    void a_pause_of_the_input_ends_a_block() throws IOException {
        List<Long> told = new ArrayList<>();
        Reader slow = new Paused("192.0.2.1\tspam\tmx\n192.0.2.2\tspam\tmx\n", "192.0.2.3\tspam\tmx\n");
        stream().take(new BufferedReader(slow), told::add);
        assertThat(told).containsExactly(2L, 3L);
    }

    @Test
    void every_cut_of_the_input_is_read_or_refused_and_never_half_taken() throws IOException {
        String all = THREE_LINES;
        for (int end = 0; end <= all.length(); end++) {
            String cut = all.substring(0, end);
            try {
                long pieces = stream().check(new BufferedReader(new StringReader(cut)));
                assertThat(pieces).isLessThanOrEqualTo(cut.lines().count());
            } catch (EvidenceFileException e) {
                assertThat(e).hasMessageContaining("seen.tsv:" + cut.lines().count() + ": ");
            }
        }
    }

    private static final String THREE_LINES = IntStream.range(1, 4)
            .mapToObj(i -> "2001:db8::" + i + "\tspam\ttrap" + i + "\t" + TIME + "\tid\tnote\n")
            .collect(Collectors.joining());

    /** Text in parts, none of which is there before the one in front of it was read. */
    private static final class Paused extends Reader {
        private final Deque<String> parts;

        Paused(String... parts) {
            this.parts = new ArrayDeque<>(List.of(parts));
        }

        @Override
        public int read(char[] into, int from, int length) {
            if (parts.isEmpty()) {
                return -1;
            }
            String part = parts.remove();
            part.getChars(0, part.length(), into, from);
            return part.length();
        }

        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void close() {}
    }
}
