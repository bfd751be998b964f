package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.table.Changes;
import dev.recourse.hub.report.ExampleJournal;
import dev.recourse.hub.report.Reporter;
import dev.recourse.hub.store.EvidenceReader;
import dev.recourse.hub.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stranger reads of evidence: the kind, a step, an hour; and nothing where no rule listed. */
class EvidencePageTest {
    private static final Instant SEEN = Instant.parse("2026-11-24T10:47:31.123Z");

    private RunningServer web;

    @BeforeEach
    void start() {
        ExampleJournal journal = ExampleJournal.filled();
        web = new RunningServer(new Reporter(
                        address -> List.of(row(1, "evidence"), row(2, "feed")),
                        new Changes(Catalogue.shipped()),
                        journal.plan(),
                        journal,
                        journal.clock())
                .with(unit -> List.of(
                        new EvidenceReader.Count(EvidenceKind.SPAM, 17, SEEN),
                        new EvidenceReader.Count(EvidenceKind.DELIVERED, 1, SEEN))));
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static Row row(long serial, String source) {
        return new Row(
                Row.Kind.LISTING,
                serial,
                "rbl",
                Prefix.parse("192.0.2.7"),
                Optional.of("spam-source@1"),
                source,
                Instant.parse("2026-11-24T09:00:00Z"),
                Optional.empty(),
                "");
    }

    @Test
    void the_page_tells_the_kind_a_step_and_the_hour() {
        String page = web.get("/lookup?ip=192.0.2.7").body().replaceAll("\\s+", " ");
        assertThat(page)
                .containsOnlyOnce(
                        "Seen sending spam at least 10 times, last in the hour from 24 November 2026, 10:00 UTC on;"
                                + " listed by rule spam-seen@1.")
                .doesNotContain("10:47", "17 times", "seen sending mail");
    }

    @Test
    void programs_are_told_the_same() {
        String json = web.get("/api/v1/lookup?ip=192.0.2.7").body();
        assertThat(json)
                .containsOnlyOnce(
                        "\"evidence\":[{\"kind\":\"spam\",\"atLeast\":10,\"lastHour\":\"2026-11-24T10:00:00Z\","
                                + "\"rule\":\"spam-seen@1\"")
                .containsOnlyOnce("\"evidence\":[]")
                .doesNotContain("10:47");
    }
}
