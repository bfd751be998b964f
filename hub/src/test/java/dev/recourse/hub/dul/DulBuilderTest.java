package dev.recourse.hub.dul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dul.Finding;
import dev.recourse.core.dul.LeftOut;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.format.FormatException;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.cloud.CloudImport;
import dev.recourse.hub.engine.Engine.Addition;
import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.intake.SizeLimits;
import dev.recourse.hub.report.Background.ReadName;
import dev.recourse.hub.store.DulRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DulBuilderTest extends DulFixture {
    @Test
    void a_run_lists_nothing_before_it_is_applied() {
        DulRun run = build(lines(0, 256, "dyn"));
        assertThat(run).isEqualTo(store.dulRuns().all().getFirst());
        assertThat(run.readings()).isEqualTo(256);
        assertThat(listed("dul")).isEmpty();
        assertThat(compare(run).byRule().get(Finding.DYNAMIC))
                .containsExactly(Map.entry("dynamic-word@1", new DulComparison.ByRule(256, 256, 0)));

        apply(run);
        assertThat(listed("dul")).containsExactly("203.0.113.0/24 rdns@1");
        assertThat(store.dulRuns().applied().orElseThrow().id()).isEqualTo(run.id());
        assertThat(compare(run).sum(Finding.DYNAMIC)).isEqualTo(new DulComparison.ByRule(256, 0, 0));
        long head = store.journal().head().serial();
        apply(run);
        assertThat(store.journal().head().serial()).as("again changes nothing").isEqualTo(head);
    }

    @Test
    void the_page_names_the_own_name_of_an_address_in_a_wide_range() {
        apply(build(lines(0, 256, "dyn")));
        try (OwnNames names = new OwnNames(dul, store.dulRuns(), new Words("1"))) {
            assertThat(names.find(IpAddress.parse("203.0.113.77")))
                    .contains(new ReadName(List.of("dyn-77.example.net"), START, "DYNAMIC by dynamic-word@1"));
            assertThat(names.find(IpAddress.parse("203.0.112.1"))).isEmpty();
            apply(build(lines(0, 128, "dyn")));
            assertThat(names.find(IpAddress.parse("203.0.113.177"))).isEmpty();
        }
    }

    @Test
    void names_of_their_own_and_what_is_not_known_break_a_range_and_are_counted_as_neighbours() {
        DulRun run =
                build(lines(0, 128, "dyn") + lines(128, 130, "mail") + "203.0.113.130\t?\n" + lines(131, 256, "dyn"));
        DulComparison.Result result = compare(run);
        assertThat(result.sum(Finding.DYNAMIC).proposed()).isEqualTo(253);
        assertThat(result.crowded().getFirst().prefix()).isEqualTo(prefix("203.0.113.0/25"));
        assertThat(result.crowded().getFirst().neighbours()).isEqualTo(2);
        apply(run);
        assertThat(listed("dul")).doesNotContain("203.0.113.0/24 rdns@1").contains("203.0.113.131 rdns@1");
    }

    @Test
    void exemptions_declarations_and_removals_break_a_range() {
        engine.exempt("dul", prefix("203.0.113.8/29"), "operator", "asked for", Actor.OPERATOR);
        engine.exempt("generic", prefix("203.0.113.64/32"), "operator", "another list", Actor.OPERATOR);
        declare("dul", "owner-declared", "203.0.113.128/25");
        declare("allow", "owner-vouched", "203.0.113.4/32");
        DulRun run = build(lines(0, 256, "dyn"));
        apply(run);
        assertThat(listed("dul"))
                .containsExactly(
                        "203.0.113.0/30 rdns@1",
                        "203.0.113.5 rdns@1",
                        "203.0.113.6/31 rdns@1",
                        "203.0.113.16/28 rdns@1",
                        "203.0.113.32/27 rdns@1",
                        "203.0.113.64/26 rdns@1",
                        "203.0.113.128/25 isp");
        assertThat(ProposalFiles.leftOut(dul.tally(run.id()), LeftOut.KEPT_OFF)).isEqualTo(8 + 128 + 1);
    }

    @Test
    void what_a_decision_removed_stays_away_until_its_name_is_no_reason_any_more() {
        apply(build("203.0.113.5\tdyn-5.example.net\n"));
        engine.remove("dul", prefix("203.0.113.5"), "asked for");
        assertThat(listed("dul")).isEmpty();

        apply(build(lines(0, 8, "dyn")));
        assertThat(listed("dul"))
                .as("also by a range around it")
                .containsExactly("203.0.113.0/30 rdns@1", "203.0.113.4 rdns@1", "203.0.113.6/31 rdns@1");
        apply(build("2", lines(0, 8, "dyn"), Optional.empty()));
        assertThat(listed("dul"))
                .as("also by the next version")
                .containsExactly("203.0.113.0/30 rdns@2", "203.0.113.4 rdns@2", "203.0.113.6/31 rdns@2");
        apply(build("2", lines(0, 5, "dyn"), Optional.empty()));
        apply(build("2", lines(0, 8, "dyn"), Optional.empty()));
        assertThat(listed("dul")).as("not read is not a change").doesNotContain("203.0.113.0/29 rdns@2");

        apply(build("2", lines(0, 5, "dyn") + lines(5, 6, "mail"), Optional.empty()));
        apply(build("2", lines(0, 8, "dyn"), Optional.empty()));
        assertThat(listed("dul")).containsExactly("203.0.113.0/29 rdns@2");
    }

    @Test
    void in_a_cloud_only_who_was_seen_sending_is_listed() throws Exception {
        Path ranges = folder.resolve("ranges.txt");
        Files.writeString(ranges, "# date: 2026-11-01T00:00:00\n203.0.113.0/25\n");
        new CloudImport(clouds, SizeLimits.USUAL, clock).run("aws", ranges, false);
        seen("203.0.113.7", START.minus(Duration.ofDays(2)));
        seen("203.0.113.8", START.minus(Duration.ofDays(40)));
        seen("203.0.113.200", START.minus(Duration.ofDays(2)));
        DulRun run = build(lines(0, 256, "gen"));
        apply(run);
        assertThat(listed("generic")).containsExactly("203.0.113.7 rdns@1", "203.0.113.128/25 rdns@1");
        assertThat(ProposalFiles.leftOut(dul.tally(run.id()), LeftOut.CLOUD_NOT_SEEN))
                .isEqualTo(127);
    }

    @Test
    void without_a_name_only_who_was_seen_sending_is_listed() {
        seen("203.0.113.7", START.minus(Duration.ofDays(2)));
        apply(build(lines(0, 256, i -> "-")));
        assertThat(listed("noptr")).containsExactly("203.0.113.7 rdns@1");
        assertThat(listed("dul")).isEmpty();
    }

    @Test
    void without_known_clouds_nothing_is_built_unless_that_is_said() {
        DulBuilder.Request request = new DulBuilder.Request(
                new DulInput.DataSet(folder.resolve("pairs.txt"), Optional.empty()), Optional.empty(), false);
        assertThatThrownBy(() -> builder("1").build(request, ImportProgress.NONE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("recourse cloud import");
    }

    @Test
    void a_bad_line_leaves_no_run() {
        assertThatThrownBy(() -> build("203.0.113.5\tdyn\nrubbish\n")).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> build("")).hasMessageContaining("has no pairs");
        assertThat(store.dulRuns().all()).isEmpty();
        assertThat(build(lines(0, 4, "dyn")).id()).isEqualTo(1);
    }

    @Test
    void a_run_onto_another_keeps_what_was_not_read_again() {
        DulRun first = build(lines(0, 256, "dyn"));
        DulRun second = build("1", lines(0, 16, "mail") + "203.0.113.16\t?\n", Optional.of(first.id()));
        assertThat(second.readings()).isEqualTo(256);
        apply(second);
        assertThat(listed("dul"))
                .doesNotContain("203.0.113.16 rdns@1")
                .contains("203.0.113.17 rdns@1", "203.0.113.128/25 rdns@1")
                .noneMatch(row -> row.startsWith("203.0.113.0"));
    }

    @Test
    void a_new_version_is_replayed_and_replaces_the_old_one_whole() {
        apply(build(lines(0, 128, "dyn") + lines(128, 256, "pool")));
        assertThat(listed("generic")).containsExactly("203.0.113.128/25 rdns@1");
        long applied = store.dulRuns().applied().orElseThrow().id();
        DulRun replay = builder("2")
                .build(new DulBuilder.Request(new DulInput.Again(), Optional.of(applied), true), ImportProgress.NONE);
        DulComparison.Result result = compare(replay);
        assertThat(result.byRule().get(Finding.GENERIC))
                .containsExactly(Map.entry("pool-word@1", new DulComparison.ByRule(0, 0, 128)));
        assertThat(result.byRule().get(Finding.DYNAMIC))
                .containsEntry("pool-word@2", new DulComparison.ByRule(128, 128, 0))
                .containsEntry("dynamic-word@2", new DulComparison.ByRule(128, 0, 0));
        apply(replay);
        assertThat(listed("generic")).isEmpty();
        assertThat(listed("dul")).containsExactly("203.0.113.0/25 rdns@2", "203.0.113.128/25 rdns@2");

        decision().undo("2", ImportProgress.NONE);
        assertThat(listed("dul")).isEmpty();
        assertThat(store.dulRuns().run(replay.id()).orElseThrow().state()).isEqualTo(DulRun.State.UNDONE);
        assertThat(store.dulRuns().run(applied).orElseThrow().state()).isEqualTo(DulRun.State.REPLACED);
        apply(store.dulRuns().run(applied).orElseThrow());
        assertThat(listed("generic")).containsExactly("203.0.113.128/25 rdns@1");
        assertThatThrownBy(() -> decision().undo("2", ImportProgress.NONE)).isInstanceOf(RefusedException.class);
    }

    @Test
    void what_would_shrink_too_far_waits_for_a_person_and_changes_no_list() {
        apply(build(
                lines(0, 128, i -> i % 2 == 0 ? "dyn-x.example.net" : "mail.example.net") + lines(128, 256, "gen")));
        long head = store.journal().head().serial();
        DulRun small = build(lines(0, 10, i -> i % 2 == 0 ? "dyn-x.example.net" : "mail.example.net"));
        assertThatThrownBy(() -> apply(small))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("would shrink from 64 to 5 entries")
                .hasMessageContaining("--accept-size");
        assertThat(store.journal().head().serial()).isEqualTo(head);
        decision().apply(small, Optional.empty(), ImportProgress.NONE);
        assertThat(listed("dul")).hasSize(5);
        assertThat(listed("generic")).isEmpty();
    }

    @Test
    void entries_of_other_sources_are_left_alone() {
        declare("dul", "owner-declared", "203.0.113.0/30");
        apply(build(lines(8, 16, "dyn")));
        decision().undo("1", ImportProgress.NONE);
        assertThat(listed("dul")).containsExactly("203.0.113.0/30 isp");
    }

    @Test
    void few_runs_are_kept_and_always_the_one_in_force() {
        DulRun first = build(lines(0, 4, "dyn"));
        apply(first);
        for (int i = 0; i < DulFolder.KEPT + 3; i++) {
            build(lines(0, 4, "dyn"));
        }
        assertThat(store.dulRuns().all())
                .hasSize(DulFolder.KEPT + 1)
                .contains(store.dulRuns().run(1).orElseThrow());
        assertThat(compare(first).prefixes()).containsEntry(Finding.DYNAMIC, 1L);
        DulRun gone = new DulRun(2, "1", "", START, 0, 0, DulRun.State.SHADOW, Optional.empty());
        assertThatThrownBy(() -> compare(gone)).isInstanceOf(RefusedException.class);
    }

    private void declare(String list, String criterion, String prefix) {
        engine.add(new Addition(
                list, prefix(prefix), Optional.of(criterion), "isp", Optional.empty(), "", Actor.OPERATOR));
    }

    private int reported;

    private void seen(String address, Instant at) {
        Evidence evidence =
                new Evidence("trap", "id-" + reported++, IpAddress.parse(address), EvidenceKind.DELIVERED, at, "");
        store.evidenceWriter().take(List.of(evidence), (rule, standing, time) -> {
            throw new AssertionError("a delivery is judged by no rule");
        });
    }
}
