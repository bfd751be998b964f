package dev.recourse.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.format.ListFormat;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.hub.store.Change;
import dev.recourse.hub.store.Row;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListImportTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_file_becomes_what_its_source_lists() {
        ImportResult result = bench.cidr("192.0.2.0/24", "198.51.100.7", "2001:db8::/48", "2001:db8:1::5", "192.0.2.9");
        assertThat(bench.prefixes("rbl"))
                .containsExactly("192.0.2.0/24", "192.0.2.9", "198.51.100.7", "2001:db8::/48", "2001:db8:1::5");
        assertThat(bench.rows("rbl"))
                .allSatisfy(row -> assertThat(row.criterion()).contains("spam-source@1"))
                .allSatisfy(row -> assertThat(row.expiresAt()).contains(Instant.parse("2026-12-01T12:00:00Z")));
        assertThat(result.added()).isEqualTo(5);
        assertThat(result.before()).isEqualTo(Addresses.NONE);
        assertThat(result.after()).isEqualTo(new Addresses(BigInteger.valueOf(257), BigInteger.valueOf(65_537)));
        assertThat(result.widest().stream().map(Prefix::toString))
                .containsExactly("192.0.2.0/24", "192.0.2.9", "198.51.100.7", "2001:db8::/48", "2001:db8:1::5");
        assertThat(result.position()).contains(bench.store.journal().head());
    }

    @Test
    void only_the_difference_is_written() {
        bench.cidr("192.0.2.1", "192.0.2.2", "192.0.2.3");
        long serial = bench.store.journal().head().serial();
        ImportResult result = bench.cidr("192.0.2.2", "192.0.2.3", "192.0.2.4");
        assertThat(List.of(result.added(), result.removed(), result.renewed(), result.unchanged()))
                .containsExactly(1L, 1L, 0L, 2L);
        assertThat(bench.store.journal().head().serial()).isEqualTo(serial + 2);
        assertThat(bench.prefixes("rbl")).containsExactly("192.0.2.2", "192.0.2.3", "192.0.2.4");
        assertThat(bench.cidr("192.0.2.2", "192.0.2.3", "192.0.2.4").unchanged())
                .isEqualTo(3);
        assertThat(bench.store.journal().head().serial()).isEqualTo(serial + 2);
    }

    @Test
    void other_sources_stay() {
        bench.cidr("192.0.2.1");
        bench.run(ImportRequest.of("rbl", "other", ImportFormat.CIDR, List.of(bench.file("192.0.2.1", "192.0.2.2"))));
        bench.cidr("192.0.2.3");
        assertThat(bench.rows("rbl").stream().map(r -> r.source() + " " + r.prefix()))
                .containsExactly("other 192.0.2.1", "other 192.0.2.2", "feed 192.0.2.3");
    }

    @Test
    void what_rules_listed_is_no_source_of_an_import() {
        ImportRequest request =
                ImportRequest.of("rbl", "evidence", ImportFormat.CIDR, List.of(bench.file("192.0.2.1")));
        assertThatThrownBy(() -> bench.run(request))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("name the import's source otherwise");
    }

    @Test
    void an_entry_is_renewed_once_less_than_half_of_its_time_is_left() {
        bench.cidr("192.0.2.1");
        bench.clock.advance(Duration.ofDays(3));
        assertThat(bench.cidr("192.0.2.1").renewed()).isZero();
        bench.clock.advance(Duration.ofDays(1));
        assertThat(bench.cidr("192.0.2.1").renewed()).isEqualTo(1);
        assertThat(bench.rows("rbl").getFirst().expiresAt()).contains(Instant.parse("2026-12-05T12:00:00Z"));
        assertThat(bench.rows("rbl").getFirst().since()).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
    }

    @Test
    void a_list_without_expiry_never_renews() {
        ImportRequest request =
                bench.request("dul", ImportFormat.CIDR, "192.0.2.0/24").withMaps(Map.of("*", "owner-declared"));
        bench.run(request);
        bench.clock.advance(Duration.ofDays(400));
        assertThat(bench.run(request).unchanged()).isEqualTo(1);
        assertThat(bench.rows("dul").getFirst().expiresAt()).isEmpty();
    }

    @Test
    void values_become_criteria() {
        bench.run(bench.request("dul", ImportFormat.IP4TRIE, "192.0.2.0/24 :10", "192.0.2.5 :11:why $", "!192.0.2.6"));
        assertThat(bench.rows("dul").stream()
                        .map(r -> r.kind() + " " + r.criterion().orElse("-") + " " + r.detail()))
                .containsExactly("LISTING owner-declared@1 ", "LISTING rdns-dynamic@1 why 192.0.2.5", "HOLE - ");
        bench.run(bench.request("dul", ImportFormat.IP4SET, "192.0.2.0/24 :10", "192.0.2.0/24 :11", "192.0.2.7 :4")
                .withMaps(Map.of("4", "rdns-dynamic")));
        assertThat(bench.rows("dul").stream()
                        .map(r -> r.prefix() + " " + r.criterion().orElse("-")))
                .containsExactly(
                        "192.0.2.0/24 owner-declared@1", "192.0.2.0/24 rdns-dynamic@1", "192.0.2.7 rdns-dynamic@1");
    }

    @Test
    void a_value_that_the_file_does_not_say_is_the_list_s_default() {
        bench.run(bench.request("relay", ImportFormat.IP4SET, "192.0.2.1 Some words"));
        assertThat(bench.rows("relay").getFirst().criterion()).contains("open-relay@1");
        assertThat(bench.rows("relay").getFirst().detail()).isEqualTo("Some words");
    }

    @Test
    void every_value_without_a_criterion_is_named_with_the_way_out() {
        refused(
                bench.request("dul", ImportFormat.IP4TRIE, "192.0.2.1 :9", "192.0.2.2 :9", "192.0.2.3"),
                "list0:1: 192.0.2.1 has the value 127.0.0.9 which is no criterion of list dul (and 1 more like it):"
                        + " add --map 127.0.0.9=CRITERION\n",
                "list0:3: 192.0.2.3 has the value 127.0.0.2, rbldnsd's default, which",
                "criteria of list dul: owner-declared, rdns-dynamic. Nothing was imported.");
        refused(
                bench.request("dul", ImportFormat.CIDR, "192.0.2.1"),
                "list1:1: 192.0.2.1 has no value, and list dul has no criterion for such lines: add --map '*'=CRITERION");
        refused(
                bench.request("dul", ImportFormat.CIDR, "192.0.2.1").withMaps(Map.of("*", "spam")),
                "'spam' is not a criterion of list dul (criteria: owner-declared, rdns-dynamic)");
        refused(
                bench.request("dul", ImportFormat.CIDR, "192.0.2.1").withMaps(Map.of("300", "rdns-dynamic")),
                "--map 300");
    }

    @Test
    void special_purpose_lines_refuse_the_file_unless_skipped() {
        ImportRequest request = bench.request("rbl", ImportFormat.CIDR, "192.0.2.1", "10.1.2.0/24", "0.0.0.0/1");
        refused(
                request,
                "2 entries are in or over special-purpose space",
                "list0:3: 0.0.0.0/1 (",
                "list0:2: 10.1.2.0/24 (private use, 10.0.0.0/8)",
                "--skip-special");
        ImportResult result = bench.run(request.withSkipSpecial(true));
        assertThat(result.skippedSpecial()).hasSize(2);
        assertThat(bench.prefixes("rbl")).containsExactly("192.0.2.1");
        bench.run(bench.request("rbl", ImportFormat.IP4TRIE, "192.0.2.1", "!10.0.0.0/8"));
        assertThat(bench.prefixes("rbl")).containsExactly("!10.0.0.0/8", "192.0.2.1");
    }

    @Test
    void a_dry_run_says_the_same_and_writes_nothing() {
        bench.cidr("192.0.2.1", "192.0.2.2");
        var head = bench.store.journal().head();
        ImportResult dry = bench.run(bench.request("rbl", ImportFormat.CIDR, "192.0.2.2", "192.0.2.3")
                .withDryRun(true));
        assertThat(List.of(dry.added(), dry.removed(), dry.unchanged())).containsExactly(1L, 1L, 1L);
        assertThat(dry.position()).isEmpty();
        assertThat(bench.store.journal().head()).isEqualTo(head);
    }

    @Test
    void a_source_that_shrinks_or_grows_beyond_its_limit_is_kept_as_it_is() {
        String[] many = IntStream.range(0, 100).mapToObj(i -> "198.51.100." + i).toArray(String[]::new);
        String[] few = {"198.51.100.1", "198.51.100.2"};
        bench.cidr(many);
        refused(
                bench.request("rbl", ImportFormat.CIDR, few),
                "source feed on list rbl would shrink from 100 to 2 entries (98 %, the limit is 50 %), so it is kept as"
                        + " it is. If the change is right, repeat it with --accept-size.");
        assertThat(bench.rows("rbl")).hasSize(100);
        assertThat(bench.run(bench.request("rbl", ImportFormat.CIDR, few).withDryRun(true))
                        .beyondLimit())
                .isPresent();
        bench.run(bench.request("rbl", ImportFormat.CIDR, few).withAcceptSize(true));
        assertThat(bench.rows("rbl")).hasSize(2);
        refused(bench.request("rbl", ImportFormat.CIDR, many), "would grow from 2 to 100 entries (4900 %");
        refused(bench.request("rbl", ImportFormat.CIDR, "2.0.0.0/8"), "IPv4 addresses");
        bench.cidr("198.51.100.1", "198.51.100.2", "198.51.100.3");
    }

    @Test
    void an_empty_file_is_refused_unless_accepted() {
        bench.cidr("192.0.2.1");
        ImportRequest empty = bench.request("rbl", ImportFormat.CIDR, "# nothing today");
        refused(empty, "the files have no entries");
        bench.run(empty.withAcceptSize(true));
        assertThat(bench.rows("rbl")).isEmpty();
    }

    @Test
    void what_a_decision_removed_stays_out_until_the_source_drops_it() {
        bench.cidr("192.0.2.1", "192.0.2.2");
        bench.store
                .writer()
                .removeAndHold(
                        List.of(new Change.End("rbl", Prefix.parse("192.0.2.1"), "spam-source", "feed", Action.REMOVE)),
                        Actor.OPERATOR);
        ImportResult result = bench.cidr("192.0.2.1", "192.0.2.2");
        assertThat(result.held()).isEqualTo(1);
        assertThat(bench.prefixes("rbl")).containsExactly("192.0.2.2");
        assertThat(bench.cidr("192.0.2.2").released()).isEqualTo(1);
        assertThat(bench.cidr("192.0.2.1", "192.0.2.2").added()).isEqualTo(1);
        assertThat(bench.prefixes("rbl")).containsExactly("192.0.2.1", "192.0.2.2");
    }

    @Test
    void what_is_not_a_regular_file_is_refused_and_never_opened() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        // Opening the pipe would wait for ever: nobody writes.
        for (Path file : List.of(pipe, link, Path.of("/dev/null"), Path.of("/dev/stdin"), Path.of("/proc/self/maps"))) {
            refused(ImportRequest.of("rbl", "feed", ImportFormat.CIDR, List.of(file)), "it is not a regular file");
        }
        refused(ImportRequest.of("rbl", "feed", ImportFormat.CIDR, List.of(folder)), "it is a folder");
    }

    @Test
    void a_bad_line_is_named_and_nothing_is_half_read() {
        refused(bench.request("rbl", ImportFormat.CIDR, "192.0.2.1", "", "192.0.2.300"), "list0:3: '192.0.2.300'");
        refused(bench.request("rbl", ImportFormat.CIDR, "<!DOCTYPE html>"), "web page");
        refused(bench.request("rbl", ImportFormat.CIDR, "192.0.2.1 #" + "x".repeat(20_000)), "longer than");
        refused(
                ImportRequest.of("rbl", "feed", ImportFormat.CIDR, List.of(folder.resolve("none"))),
                "there is no such file");
        refused(ImportRequest.of("rbl", "fe ed", ImportFormat.CIDR, List.of(bench.file("192.0.2.1"))), "source name");
        refused(ImportRequest.of("rbll", "feed", ImportFormat.CIDR, List.of()), "there is no list 'rbll' (lists: rbl");
        assertThat(bench.store.journal().head().serial()).isZero();
    }

    @Test
    void lines_end_as_they_may_and_long_files_are_read_in_pieces() throws IOException {
        StringBuilder text = new StringBuilder("\ufeff192.0.2.1\r\n");
        IntStream.range(0, 30_000)
                .forEach(i -> text.append("2.0.")
                        .append(i >> 8)
                        .append('.')
                        .append(i & 255)
                        .append('\n'));
        text.append("192.0.2.2");
        Path file = Files.writeString(folder.resolve("long"), text);
        assertThat(bench.run(ImportRequest.of("rbl", "feed", ImportFormat.CIDR, List.of(file)))
                        .added())
                .isEqualTo(30_002);
        Path cut = Files.writeString(folder.resolve("cut"), "192.0.2.1\n192.0.2.2");
        refused(
                ImportRequest.of("rbl", "feed", ImportFormat.IP4SET, List.of(cut)),
                "cut:2: the last line has no line end");
    }

    @Test
    void g19_drop_with_its_metadata() {
        String metadata = "{\"type\":\"metadata\",\"timestamp\":1764000000,\"size\":100,\"records\":2}";
        String[] drop = {
            "{\"cidr\":\"192.0.2.0/24\",\"sblid\":\"SBL1\",\"rir\":\"apnic\"}",
            "{\"cidr\":\"2001:db8::/32\",\"sblid\":\"SBL2\",\"rir\":\"apnic\"}",
            metadata
        };
        bench.run(bench.request("rbl", ImportFormat.DROP, drop));
        assertThat(bench.rows("rbl").stream().map(r -> r.prefix() + " " + r.detail()))
                .containsExactly("192.0.2.0/24 SBL1", "2001:db8::/32 SBL2");
        refused(bench.request("rbl", ImportFormat.DROP, drop[0], drop[1]), "the metadata, is missing");
        refused(bench.request("rbl", ImportFormat.DROP, drop[0], metadata), "says 2 records, the file has 1");
        refused(bench.request("rbl", ImportFormat.DROP, "{\"asn\":64496}", metadata), "has no \"cidr\"");
        refused(bench.request("rbl", ImportFormat.DROP, drop[0].substring(0, 30)), "is not a JSON object");
        refused(
                bench.request("rbl", ImportFormat.DROP, metadata.replace(":2}", ":0}"), drop[0]),
                "behind the last line");
    }

    @Test
    void an_export_is_the_list_after_holes_and_exemptions() {
        bench.run(bench.request("rbl", ImportFormat.IP4TRIE, "192.0.2.0/24", "!192.0.2.128/25"));
        bench.run(ImportRequest.of("rbl", "other", ImportFormat.CIDR, List.of(bench.file("192.0.2.192/26"))));
        bench.store
                .writer()
                .apply(
                        List.of(new Change.Exempt(
                                "rbl", Prefix.parse("192.0.2.200"), "operator", "asked", Optional.empty())),
                        Actor.OPERATOR);
        assertThat(bench.export("rbl", ListFormat.IP4TRIE))
                .endsWith("192.0.2.0/24 :2:$0$", "!192.0.2.128/25", "192.0.2.192/26 :2:$0$", "!192.0.2.200")
                .contains("$TTL 300");
        assertThat(bench.export("rbl", ListFormat.CIDR))
                .startsWith("192.0.2.0/25", "192.0.2.192/29", "192.0.2.201")
                .doesNotContain("192.0.2.200");
        assertThat(bench.rows("rbl")).extracting(Row::kind).contains(Row.Kind.EXEMPTION);
    }

    private void refused(ImportRequest request, String... reasons) {
        assertThatThrownBy(() -> bench.run(request))
                .isInstanceOf(ImportException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(reasons));
    }
}
