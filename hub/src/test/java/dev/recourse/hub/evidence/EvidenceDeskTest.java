package dev.recourse.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.hub.evidence.EvidenceDesk.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs may bring, and what they are told. */
class EvidenceDeskTest {
    private static final String ONE =
            "{\"address\":\"192.0.2.1\",\"kind\":\"spam\",\"at\":\"2026-11-24T07:00:00Z\",\"id\":\"a\",\"note\":\"n\"}";

    @TempDir
    private Path folder = Path.of("");

    private KeptStore kept;
    private EvidenceDesk desk;

    @BeforeEach
    void open() throws IOException {
        kept = KeptStore.in(folder);
        desk = new EvidenceDesk(kept.keeper, Tokens.in(folder), kept.clock);
    }

    @AfterEach
    void close() {
        kept.close();
    }

    private Answer post(String body) {
        return desk.post("trap1", body.getBytes(StandardCharsets.UTF_8), false);
    }

    private Answer postLines(String body) {
        return desk.post("trap1", body.getBytes(StandardCharsets.UTF_8), true);
    }

    private long there(String unit) {
        return kept.store.evidence().newest(Prefix.parse(unit), 1_000).size();
    }

    @Test
    void the_same_again_is_answered_the_same_and_is_there_once() {
        assertThat(post(ONE)).isEqualTo(new Answer.Accepted(1));
        assertThat(post("[" + ONE + "]")).isEqualTo(new Answer.Accepted(1));
        assertThat(postLines(ONE + "\n\n" + ONE + "\n")).isEqualTo(new Answer.Accepted(2));
        kept.clock.advance(Duration.ofSeconds(1));
        assertThat(post("{\"address\":\"192.0.2.1\",\"kind\":\"spam\",\"id\":\"a\"}"))
                .isEqualTo(new Answer.Accepted(1));
        assertThat(there("192.0.2.1")).isEqualTo(1);
        Evidence evidence = kept.store
                .evidence()
                .newest(Prefix.parse("192.0.2.1"), 1)
                .getFirst()
                .evidence();
        assertThat(evidence.source()).isEqualTo("trap1");
        assertThat(evidence.note()).isEqualTo("n");
    }

    @Test
    void a_wrong_piece_is_named_by_its_index_and_nothing_is_taken() {
        assertWrong(
                1,
                "the fields at and id are both missing",
                "[" + ONE.replace("\"a\"", "\"b\"") + ",{\"address\":\"192.0.2.2\",\"kind\":\"spam\"}]");
        assertWrong(0, "'ham' is not a kind", ONE.replace("spam", "ham"));
        assertWrong(0, "'192.0.2' is not", ONE.replace("192.0.2.1", "192.0.2"));
        assertWrong(0, "is not a time", ONE.replace("2026-11-24T07:00:00Z", "1"));
        assertWrong(0, "in the future", ONE.replace("2026", "2036"));
        assertWrong(0, "the field id is not a text", ONE.replace("\"a\"", "7"));
        assertWrong(0, "the source is that of the token", ONE.replace("\"note\"", "\"source\""));
        assertWrong(0, "is an object", "[7]");
        assertWrong(0, "special-purpose", ONE.replace("192.0.2.1", "127.0.0.1"));
        assertThat(postLines(ONE + "\n{\"address\":")).isInstanceOfSatisfying(Answer.Wrong.class, wrong -> {
            assertThat(wrong.index()).hasValue(1);
            assertThat(wrong.reason()).startsWith("this line is not JSON");
        });
        assertThat(there("192.0.2.1")).isZero();
    }

    private void assertWrong(int index, String reason, String body) {
        assertThat(post(body)).as(body).isInstanceOfSatisfying(Answer.Wrong.class, wrong -> {
            assertThat(wrong.index()).hasValue(index);
            assertThat(wrong.reason()).contains(reason);
        });
    }

    @Test
    void a_body_that_is_no_evidence_at_all_is_refused_as_a_whole() {
        for (String body : new String[] {"", "[]", "{", "[" + ONE + "] x", "{\"id\":\"a\",\"id\":\"b\"}", "\u0000"}) {
            assertThat(post(body))
                    .as(body)
                    .isInstanceOfSatisfying(
                            Answer.Wrong.class,
                            wrong -> assertThat(wrong.index()).isEqualTo(OptionalInt.empty()));
        }
        String many = IntStream.range(0, 1_001).mapToObj(i -> ONE).collect(Collectors.joining("\n"));
        assertThat(postLines(many))
                .isInstanceOfSatisfying(
                        Answer.Wrong.class, wrong -> assertThat(wrong.reason()).contains("more than 1000 pieces"));
    }

    @Test
    void every_cut_of_a_body_is_refused_and_never_half_taken() {
        for (int end = 0; end < ONE.length(); end++) {
            assertThat(post(ONE.substring(0, end))).isInstanceOf(Answer.Wrong.class);
        }
        assertThat(there("192.0.2.1")).isZero();
    }

    @Test
    void a_source_brings_so_much_a_minute_and_others_do_not_pay_for_it() {
        String thousand = IntStream.range(0, 1_000).mapToObj(i -> ONE).collect(Collectors.joining("\n"));
        for (int i = 0; i < EvidenceDesk.A_MINUTE / 1_000; i++) {
            assertThat(postLines(thousand)).isInstanceOf(Answer.Accepted.class);
        }
        kept.clock.advance(Duration.ofSeconds(15));
        assertThat(post(ONE)).isInstanceOfSatisfying(Answer.Later.class, later -> {
            assertThat(later.seconds()).isEqualTo(45);
            assertThat(later.busy()).isFalse();
        });
        assertThat(desk.post("other", ONE.getBytes(StandardCharsets.UTF_8), false))
                .isEqualTo(new Answer.Accepted(1));
        kept.clock.advance(Duration.ofSeconds(45));
        assertThat(post(ONE)).isEqualTo(new Answer.Accepted(1));
        assertThat(desk.turnedAway()).isEqualTo(1);
    }

    @Test
    void a_token_is_known_as_long_as_it_stands_in_the_file() throws IOException {
        assertThat(desk.sourceOf(Tokens.TRAP1)).contains("trap1");
        assertThat(desk.sourceOf("")).isEmpty();
        assertThat(desk.sourceOf(Tokens.TRAP1 + "0")).isEmpty();
        Files.writeString(folder.resolve("tokens"), "# nobody\n");
        assertThat(desk.sourceOf(Tokens.TRAP1)).isEmpty();
        assertThat(desk.turnedAway()).isEqualTo(3);
        assertThat(desk.underWay()).isZero();
    }
}
