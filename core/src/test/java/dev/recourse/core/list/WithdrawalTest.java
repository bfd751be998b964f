package dev.recourse.core.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a stop and the closing of a list leave of the zones. */
class WithdrawalTest {
    private static final ZonePlan PLAN = ZonePlan.of(Catalogue.shipped(), "bl.example.org", false);

    @Test
    void a_stopped_zone_is_empty_and_the_others_are_not_touched() {
        ZonePlan plan = PLAN.without(new ZonePlan.Withdrawal(Set.of("bl.example.org"), Set.of(), Set.of()));
        assertThat(lists(plan, "bl.example.org")).isEmpty();
        assertThat(tested(plan, "bl.example.org")).isEmpty();
        assertThat(plan.zones().subList(1, plan.zones().size()))
                .isEqualTo(PLAN.zones().subList(1, PLAN.zones().size()));
    }

    @Test
    void a_stopped_list_is_in_no_zone() {
        ZonePlan plan = PLAN.without(new ZonePlan.Withdrawal(Set.of(), Set.of("rbl"), Set.of()));
        assertThat(lists(plan, "rbl.bl.example.org")).isEmpty();
        assertThat(lists(plan, "bl.example.org")).containsExactly("relay", "dul");
        assertThat(lists(plan, "all.bl.example.org")).doesNotContain("rbl");
    }

    @Test
    void a_list_without_test_entries_is_still_listed() {
        ZonePlan plan = PLAN.without(new ZonePlan.Withdrawal(Set.of(), Set.of(), Set.of("rbl")));
        assertThat(lists(plan, "rbl.bl.example.org")).containsExactly("rbl");
        assertThat(tested(plan, "rbl.bl.example.org")).isEmpty();
        assertThat(lists(plan, "bl.example.org")).containsExactly("rbl", "relay", "dul");
        assertThat(tested(plan, "bl.example.org")).containsExactly("relay", "dul");
    }

    @Test
    void nothing_withdrawn_is_the_same_plan() {
        assertThat(PLAN.without(new ZonePlan.Withdrawal(Set.of(), Set.of(), Set.of())))
                .isEqualTo(PLAN);
    }

    private static List<String> lists(ZonePlan plan, String zone) {
        return names(zone(plan, zone).lists());
    }

    private static List<String> tested(ZonePlan plan, String zone) {
        return names(zone(plan, zone).tested());
    }

    private static ZonePlan.Zone zone(ZonePlan plan, String name) {
        return plan.zones().stream()
                .filter(z -> z.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<BlockList> lists) {
        return lists.stream().map(BlockList::name).toList();
    }
}
