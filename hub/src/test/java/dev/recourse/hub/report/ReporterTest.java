package dev.recourse.hub.report;

import static dev.recourse.hub.report.ExampleJournal.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Use;
import dev.recourse.core.listing.Action;
import dev.recourse.core.table.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private final ExampleJournal journal = ExampleJournal.filled();

    @Test
    void a_listing_says_list_reason_range_times_and_zones() {
        AddressReport report = journal.report("192.0.2.7");
        assertThat(report.listed()).isTrue();
        assertThat(report.gravest()).contains(Use.REJECT);
        assertThat(report.entries()).hasSize(2);
        ReportedEntry rbl = report.entries().getFirst();
        assertThat(rbl.list().name()).isEqualTo("rbl");
        assertThat(rbl.criterion().reference()).isEqualTo("spam-source@1");
        assertThat(rbl.prefix()).hasToString("192.0.2.7");
        assertThat(rbl.since()).isEqualTo(NOW.minus(Duration.ofDays(5)));
        assertThat(rbl.confirmedAt()).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(rbl.until()).contains(NOW.plus(Duration.ofDays(6)));
        assertThat(rbl.id()).isEqualTo(1);
        assertThat(rbl.detail()).isEqualTo("3 more messages");
        assertThat(rbl.zones()).containsExactly("bl.example.org", "all.bl.example.org", "rbl.bl.example.org");
        assertThat(rbl.oldAnswer()).hasSeconds(300);
    }

    @Test
    void the_history_is_newest_first_with_the_published_sentence() {
        assertThat(journal.report("192.0.2.7").history())
                .extracting(HistoryLine::action)
                .containsExactly("confirmed again", "listed", "listed");
        assertThat(journal.report("192.0.2.7").history().getFirst().sentence())
                .startsWith("sent unsolicited bulk mail");
    }

    @Test
    void the_history_has_at_most_a_hundred_lines() {
        for (int i = 0; i < 150; i++) {
            journal.record(0, Action.RENEW, "rbl", "192.0.2.7", Optional.of("spam-source@1"), 6, "");
        }
        assertThat(journal.report("192.0.2.7").history()).hasSize(Reporter.HISTORY_MAX);
    }

    @Test
    void a_listing_on_generic_alone_is_for_scoring() {
        AddressReport report = journal.report("203.0.113.25");
        assertThat(report.gravest()).contains(Use.SCORE);
        assertThat(report.entries().getFirst().untilText()).isEqualTo("while it is true");
        assertThat(report.entries().getFirst().zones()).doesNotContain("bl.example.org");
    }

    @Test
    void an_address_on_allow_alone_is_not_listed() {
        AddressReport report = journal.report("203.0.113.80");
        assertThat(report.listed()).isFalse();
        assertThat(report.allowed()).isTrue();
        assertThat(report.entries()).hasSize(1);
    }

    @Test
    void an_exemption_silences_its_list_and_says_why() {
        AddressReport report = journal.report("198.51.100.40");
        assertThat(report.listed()).isFalse();
        assertThat(report.exemptions()).singleElement().satisfies(x -> {
            assertThat(x.cause()).isEqualTo("has its own name and proved it");
            assertThat(x.until()).contains(NOW.plus(Duration.ofDays(30)));
        });
        assertThat(report.silenced()).singleElement().satisfies(s -> {
            assertThat(s.prefix()).hasToString("198.51.100.0/24");
            assertThat(s.cause().words()).isEqualTo("an exemption of 198.51.100.40: has its own name and proved it");
        });
    }

    @Test
    void an_ended_exemption_no_longer_silences() {
        journal.clock().advance(Duration.ofDays(31));
        AddressReport report = journal.report("198.51.100.40");
        assertThat(report.listed()).isTrue();
        assertThat(report.exemptions()).isEmpty();
        assertThat(report.silenced()).isEmpty();
    }

    @Test
    void a_hole_silences_the_wider_entry_of_its_own_source() {
        AddressReport report = journal.report("192.0.2.130");
        assertThat(report.listed()).isFalse();
        assertThat(report.silenced())
                .singleElement()
                .satisfies(s -> assertThat(s.cause().words()).isEqualTo("the source itself leaves 192.0.2.130 out"));
        assertThat(journal.report("192.0.2.131").listed()).isTrue();
    }

    @Test
    void an_entry_that_a_narrower_one_of_its_source_replaced_is_not_called_silenced() {
        journal.add(0, "rbl", "192.0.2.200", "spam-source", 5, "narrow");
        AddressReport report = journal.report("192.0.2.200");
        assertThat(report.entries())
                .singleElement()
                .satisfies(e -> assertThat(e.detail()).isEqualTo("narrow"));
        assertThat(report.silenced()).isEmpty();
    }

    @Test
    void an_expired_listing_does_not_count_though_it_is_still_in_the_table() {
        journal.clock().advance(Duration.ofDays(2));
        assertThat(journal.report("192.0.2.9").listed()).isFalse();
        assertThat(journal.report("192.0.2.9").oldAnswerUntil()).isEmpty();
    }

    @Test
    void an_old_answer_lives_for_the_ttl_after_a_removal_and_no_longer() {
        AddressReport report = journal.report("192.0.2.50");
        assertThat(report.listed()).isFalse();
        assertThat(report.oldAnswerUntil()).contains(NOW.plusSeconds(200));
        assertThat(report.longestOldAnswer()).hasMinutes(15);
        journal.clock().advance(Duration.ofSeconds(200));
        assertThat(journal.report("192.0.2.50").oldAnswerUntil()).isEmpty();
    }

    @Test
    void an_answer_never_outlives_the_expiry() {
        journal.clock().advance(Duration.ofDays(6).minusSeconds(20));
        assertThat(journal.report("192.0.2.7").entries().getFirst().oldAnswer()).hasSeconds(20);
    }

    @Test
    void a_lower_limit_of_the_operator_holds_for_every_list() {
        AddressReport report = new Reporter(
                        address -> List.of(),
                        new Changes(Catalogue.shipped()),
                        journal.plan(),
                        journal,
                        journal.clock(),
                        Duration.ofSeconds(5))
                .report(IpAddress.parse("192.0.2.1"));
        assertThat(report.longestOldAnswer()).hasSeconds(5);
    }

    @Test
    void an_address_of_a_private_network_is_named_as_such() {
        assertThat(journal.report("10.1.2.3").special().orElseThrow().name()).isEqualTo("private use");
        assertThat(journal.report("192.0.3.1").special()).isEmpty();
    }

    @Test
    void the_fields_for_programs_are_the_documented_ones() {
        assertThat(ReportFields.of(journal.report("192.0.2.7")))
                .containsOnlyKeys(
                        "address", "listed", "at", "entries", "silenced", "exemptions", "history", "specialPurpose")
                .containsEntry("address", "192.0.2.7")
                .containsEntry("listed", true);
        assertThat(ReportFields.of(journal.report("192.0.2.50"))).containsKey("oldAnswerUntil");
    }

    @Test
    void an_ipv6_listing_is_found_for_every_address_of_its_network() {
        for (String address : List.of("2001:db8:0:1::", "2001:DB8:0:1:ffff:ffff:ffff:ffff")) {
            assertThat(journal.report(address).listed()).isTrue();
        }
    }
}
