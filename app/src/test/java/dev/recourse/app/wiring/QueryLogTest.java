package dev.recourse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.config.QueryLogSettings;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.RecordClass;
import dev.recourse.core.dns.RecordType;
import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.Sighting;
import dev.recourse.edge.status.Watchers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** What is noted of a query names nobody. */
class QueryLogTest {
    private static final Optional<DomainName> ZONE = Optional.of(DomainName.parse("rbl.bl.example.org"));

    private static final long LONGEST = java.util.concurrent.TimeUnit.SECONDS.toNanos(20);

    @TempDir
    private Path folder = Path.of("");

    private final Watchers watchers = new Counters().watchers();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @Test
    void the_time_is_rounded_and_both_addresses_are_masked() {
        assertThat(QueryLog.line(sighting("7.100.51.198.rbl.bl.example.org"), ZONE, true))
                .isEqualTo("2026-11-24T08:00:00Z\tudp\trbl.bl.example.org\t1\tdata\t198.51.100.0/24\t192.0.2.0/24\n");
    }

    @Test
    void the_client_is_left_out_unless_it_is_asked_for() {
        assertThat(QueryLog.line(sighting("7.100.51.198.rbl.bl.example.org"), ZONE, false))
                .endsWith("\t198.51.100.0/24\t-\n");
    }

    @Test
    void other_names_and_other_zones_are_nobodys_business() {
        assertThat(QueryLog.line(sighting("secret.rbl.bl.example.org"), ZONE, false))
                .endsWith("\tdata\t-\t-\n")
                .doesNotContain("secret");
        assertThat(QueryLog.line(sighting("secret.example.net"), Optional.empty(), false))
                .endsWith("\t-\t1\tdata\t-\t-\n");
        assertThat(QueryLog.line(sighting("51.198.rbl.bl.example.org"), ZONE, false))
                .endsWith("\tpartial\t-\n");
    }

    @Test
    void of_ipv6_a_48_is_left() {
        assertThat(QueryLog.masked(IpAddress.parse("2001:db8:1:2:3::4"))).isEqualTo("2001:db8:1::/48");
    }

    @Test
    void who_renames_the_file_has_all_that_was_noted_and_a_new_file_begins() throws Exception {
        Path file = folder.resolve("queries");
        Path renamed = folder.resolve("queries.old");
        try (QueryLog log = start(file)) {
            saw(3);
            awaitLines(log, file, 3);
            Files.move(file, renamed);
            saw(2);
            awaitLines(log, file, 2);
        }
        assertThat(Files.readAllLines(renamed)).hasSize(3);
        assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.contains("\trbl.bl.example.org\t"));
        assertThat(said).isEmpty();
    }

    @Test
    void a_file_that_is_as_long_as_it_may_be_is_renamed_and_the_one_before_is_deleted() throws Exception {
        Path file = Files.write(folder.resolve("queries"), new byte[1 << 20]);
        Path before = Files.writeString(folder.resolve("queries.1"), "older");
        try (QueryLog log = start(file)) {
            saw(1);
            assertThat(log.dropped()).isZero();
        }
        // Nobody looks any more.
        saw(1);
        assertThat(Files.size(before)).isEqualTo(1 << 20);
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_written_is_said_once_and_nobody_waits() throws Exception {
        try (QueryLog log = start(folder.resolve("missing").resolve("queries"))) {
            for (int i = 0; i < 3; i++) {
                saw(1);
                awaitEmpty(log);
            }
        }
        assertThat(said).hasSize(1).allMatch(text -> text.startsWith("the query log cannot be written: "));
    }

    private QueryLog start(Path file) {
        return QueryLog.start(new QueryLogSettings(Optional.of(file), 1, false, 1), watchers, zone -> ZONE, said::add);
    }

    private void saw(int queries) {
        byte[] query = Message.newQuery(org.xbill.DNS.Record.newRecord(
                        Name.fromConstantString("7.100.51.198.rbl.bl.example.org."), Type.A, DClass.IN))
                .toWire();
        for (int i = 0; i < queries; i++) {
            watchers.saw(
                    new Packet(query, query.length, Transport.UDP, IpAddress.parse("192.0.2.77"), 1_000, 0),
                    new Answer.Drop(Outcome.DROPPED, 0));
        }
    }

    private static void awaitLines(QueryLog log, Path file, int lines) throws Exception {
        awaitEmpty(log);
        for (long end = System.nanoTime() + LONGEST; !hasLines(file, lines) && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
        assertThat(Files.readAllLines(file)).hasSize(lines);
    }

    private static boolean hasLines(Path file, int lines) throws Exception {
        return Files.exists(file) && Files.readAllLines(file).size() == lines;
    }

    private static void awaitEmpty(QueryLog log) {
        for (long end = System.nanoTime() + LONGEST; log.waiting() > 0 && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
        assertThat(log.waiting()).isZero();
    }

    private static Sighting sighting(String name) {
        return new Sighting(
                java.time.Instant.parse("2026-11-24T08:00:59.9Z").toEpochMilli(),
                Transport.UDP,
                IpAddress.parse("192.0.2.77"),
                0,
                new Question(DomainName.parse(name), RecordType.A, RecordClass.IN),
                Outcome.DATA);
    }
}
