package dev.recourse.core.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Use;
import dev.recourse.core.list.ZonePlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final ListingRules RULES = new ListingRules(CATALOGUE, false);
    private static final Criterion SPAM =
            CATALOGUE.criterion("rbl", "spam-source").orElseThrow();

    @Test
    void b5_no_listing_without_a_published_criterion_of_its_list() {
        Criterion invented = Criterion.of("rbl", "spite", 1, 2, false, "annoyed us");
        Criterion strayed = Criterion.of("relay", "spam-source", 1, 2, false, "is on the wrong list");
        Criterion altered = Criterion.of("rbl", "spam-source", 1, 9, false, "has another code");
        for (Criterion criterion : List.of(invented, strayed, altered)) {
            assertThatThrownBy(() -> listing(RULES, criterion, "45.0.0.1")).isInstanceOf(RefusedException.class);
        }
        assertThat(listing(RULES, SPAM, "45.0.0.1").list()).isEqualTo("rbl");
    }

    @Test
    void b61_special_purpose_space_is_refused_by_the_type() {
        for (String prefix : List.of("10.0.0.0/8", "127.0.0.2", "0.0.0.0/0", "fe80::1", "192.0.2.1", "2001:db8::/32")) {
            assertThatThrownBy(() -> listing(RULES, SPAM, prefix))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("may never be listed");
        }
        ListingRules trial = new ListingRules(CATALOGUE, true);
        assertThat(listing(trial, SPAM, "192.0.2.1").prefix()).isEqualTo(Prefix.parse("192.0.2.1"));
        assertThatThrownBy(() -> listing(trial, SPAM, "192.0.0.0/16")).isInstanceOf(RefusedException.class);
    }

    @Test
    void the_combined_zone_holds_only_what_is_meant_for_reject() {
        ZonePlan plan = ZonePlan.of(CATALOGUE, "bl.example.org", false);
        assertThat(plan.zones().getFirst().name()).isEqualTo("bl.example.org");
        assertThat(plan.zones().getFirst().lists())
                .allMatch(l -> l.use() == Use.REJECT)
                .hasSize(3);
        assertThat(names(plan, "all.bl.example.org"))
                .contains("generic", "quick")
                .doesNotContain("allow");
        assertThat(names(plan, "dul.bl.example.org")).containsExactly("dul");
        assertThat(names(plan, "allow.bl.example.org")).containsExactly("allow");
    }

    @Test
    void one_setting_and_nothing_else_brings_generic_into_the_combined_zone() {
        ZonePlan plan = ZonePlan.of(CATALOGUE, "bl.example.org", true);
        assertThat(names(plan, "bl.example.org")).containsExactly("rbl", "relay", "dul", "generic");
        assertThat(names(plan, "dul.bl.example.org")).containsExactly("dul", "generic");
        assertThat(names(plan, "rbl.bl.example.org")).containsExactly("rbl");
    }

    private static List<String> names(ZonePlan plan, String zone) {
        return plan.zones().stream()
                .filter(z -> z.name().equals(zone))
                .flatMap(z -> z.lists().stream())
                .map(BlockList::name)
                .toList();
    }

    private static Listing listing(ListingRules rules, Criterion criterion, String prefix) {
        return Listing.of(rules, criterion, Prefix.parse(prefix), "feed", Optional.empty(), "");
    }
}
