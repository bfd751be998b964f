package dev.recourse.core.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.Catalogue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables of what is published are whole. */
class PublishedTest {
    private static final Published PUBLISHED = Published.of(RemovalNumbers.USUAL);

    @Test
    void b2_every_criterion_that_ships_says_how_its_listings_end_on_request() {
        assertThat(PUBLISHED.conditions().stream().map(c -> c.list() + "/" + c.criterion()))
                .containsExactlyInAnyOrderElementsOf(Catalogue.shipped().lists().stream()
                        .flatMap(list -> list.criteria().stream())
                        .map(c -> c.list() + "/" + c.id())
                        .toList());
        assertThat(PUBLISHED.conditions())
                .allSatisfy(c -> assertThat(c.text()).isNotBlank().doesNotContain("{", "  "));
    }

    @Test
    void the_texts_name_the_times_that_decide() {
        RemovalNumbers usual = RemovalNumbers.USUAL;
        RemovalNumbers trial = new RemovalNumbers(
                Duration.ofSeconds(3),
                usual.quickQuiet(),
                usual.quietMost(),
                usual.remembered(),
                usual.review(),
                usual.proved(),
                usual.provisional(),
                usual.repeats(),
                usual.waiting(),
                usual.retestFirst(),
                usual.retestLast(),
                usual.relayRetest());
        assertThat(PUBLISHED.conditions("rbl").getFirst().text()).contains("for 24 hours", "within 365 days");
        assertThat(Published.of(trial).conditions("rbl").getFirst().text()).contains("for 3 seconds");
    }

    @Test
    void every_need_and_every_ground_has_its_texts() {
        for (Need need : Need.values()) {
            Missing missing = new Missing(need, Party.SENDER, Map.of());
            assertThat(Published.sentence(missing)).isNotBlank();
            assertThat(Published.step(missing)).isNotBlank();
        }
        for (Ground ground : Ground.values()) {
            assertThat(Published.cause(ground)).startsWith("removal request: ");
            assertThat(Published.sentence(ground)).isNotBlank();
        }
    }

    @Test
    void reasons_are_for_lists_that_ship() {
        for (PublishedReason reason : Published.reasons()) {
            assertThat(Catalogue.shipped().lists().stream().filter(l -> reason.isFor(l.name())))
                    .isNotEmpty();
            assertThat(reason.sentence()).isNotBlank();
        }
        assertThat(Published.reasons().stream().map(PublishedReason::key)).doesNotHaveDuplicates();
    }
}
