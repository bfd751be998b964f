package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.listing.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The runs of the dul builder, and several staged changes that become visible as one. */
abstract class DulRunContract extends StoreFixture {
    @Test
    void runs_are_kept_newest_first_and_forgotten() {
        store.dulRunWriter().add(run(1));
        store.dulRunWriter().add(run(2));
        reopen();
        assertThat(store.dulRuns().all()).containsExactly(run(2), run(1));
        assertThat(store.dulRuns().run(1)).contains(run(1));
        assertThat(store.dulRuns().applied()).isEmpty();
        assertThatThrownBy(() -> store.dulRunWriter().add(run(2))).isInstanceOf(StoreException.class);
        store.dulRunWriter().forget(1);
        store.dulRunWriter().forget(7);
        assertThat(store.dulRuns().all()).containsExactly(run(2));
    }

    @Test
    void several_staged_changes_and_what_is_decided_become_visible_at_once() {
        store.dulRunWriter().add(run(1));
        try (StagedChange first = store.writer().stage("rbl", "one", Actor.ENGINE);
                StagedChange second = store.writer().stage("rbl", "two", Actor.ENGINE);
                StagedChange empty = store.writer().stage("dul", "one", Actor.ENGINE)) {
            first.add(List.of(add("192.0.2.1", "one"), add("192.0.2.2", "one")));
            second.add(List.of(add("192.0.2.3", "two")));
            assertThat(inForce()).isEmpty();
            ListingWriter.Committed committed =
                    store.writer().commitTogether(List.of(first, second, empty), Map.of(1L, DulRun.State.APPLIED));
            assertThat(committed.entries()).isEqualTo(3);
            assertThat(committed.position()).isEqualTo(store.journal().head());
        }
        assertThat(inForce()).containsExactly("LISTING 192.0.2.1", "LISTING 192.0.2.2", "LISTING 192.0.2.3");
        assertThat(store.dulRuns().applied().orElseThrow().decidedAt()).contains(START);
        assertThat(told()).hasSize(3);
        store.dulRunWriter().forget(1);
        assertThat(store.dulRuns().all())
                .as("the one in force is not forgotten")
                .hasSize(1);
        reopen();
        assertThat(inForce()).hasSize(3);
        assertReplayIsInForce();
    }

    @Test
    void where_one_of_them_cannot_be_committed_none_is() {
        store.dulRunWriter().add(run(1));
        StagedChange first = store.writer().stage("rbl", "one", Actor.ENGINE);
        first.add(List.of(add("192.0.2.1", "one")));
        StagedChange gone = store.writer().stage("rbl", "two", Actor.ENGINE);
        gone.add(List.of(add("192.0.2.2", "two")));
        gone.close();
        assertThatThrownBy(() -> store.writer().commitTogether(List.of(first, gone), Map.of(1L, DulRun.State.APPLIED)))
                .isInstanceOf(StoreException.class);
        assertThat(inForce()).isEmpty();
        assertThat(store.dulRuns().all()).containsExactly(run(1));
        first.close();
        assertReplayIsInForce();
    }

    private static DulRun run(long id) {
        return new DulRun(id, "1", "data set pairs.tsv", START, 300, 2, DulRun.State.SHADOW, Optional.empty());
    }
}
