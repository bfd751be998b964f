package dev.recourse.edge.feed;

import static dev.recourse.edge.feed.FeedSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.feed.Frame;
import dev.recourse.core.snapshot.PolicyDigest;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.answer.ServedView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsweredTest {
    @TempDir
    private Path folder;

    private final Answered answered = new Answered();

    @Test
    void before_a_snapshot_nothing_is_answered_and_no_change_is_taken() {
        assertThat(answered.view()).isInstanceOf(ServedView.NotReady.class);
        assertThatThrownBy(() -> answered.apply(FeedSamples.frame(1, 0, 1, 1), NOW))
                .isInstanceOf(OutOfStepException.class)
                .hasMessageContaining("before a snapshot");
        assertThat(answered.view()).isInstanceOf(ServedView.NotReady.class);
    }

    @Test
    void a_frame_that_goes_on_is_answered_as_a_whole() throws Exception {
        answered.replace(FeedSamples.empty(1, 7), NOW);
        answered.apply(FeedSamples.frame(1, 7, 10, 3), NOW + 20);
        assertThat(position()).isEqualTo(new Position(1, 10));
        assertThat(table().size()).isEqualTo(3);
        assertThat(ready().currentAt()).as("the hub's time").isEqualTo(NOW + 5);
        assertThat(snapshot().changedAt()).isEqualTo(NOW + 10);
    }

    @Test
    void a_gap_another_epoch_and_another_policy_are_out_of_step_and_change_nothing() {
        answered.replace(FeedSamples.empty(1, 7), NOW);
        ServedView before = answered.view();
        for (Frame frame : List.of(
                FeedSamples.frame(1, 8, 10, 2), FeedSamples.frame(1, 6, 10, 2), FeedSamples.frame(2, 7, 10, 3))) {
            assertThatThrownBy(() -> answered.apply(frame, NOW)).isInstanceOf(OutOfStepException.class);
        }
        Frame.Head head = FeedSamples.frame(1, 7, 10, 3).head();
        Frame other = new Frame(
                new Frame.Head(head.session(), 0, 1, 7, 7, 7, head.madeAt(), PolicyDigest.of(FeedSamples.POLICY) + 1),
                List.of());
        assertThatThrownBy(() -> answered.apply(other, NOW))
                .isInstanceOf(OutOfStepException.class)
                .hasMessageContaining("other lists, zones or texts");
        assertThat(answered.view()).isSameAs(before);
    }

    @Test
    void it_is_current_only_by_a_frame_that_has_all_and_never_later_than_now() throws Exception {
        answered.replace(FeedSamples.empty(1, 7), NOW - 100);
        answered.apply(FeedSamples.frame(1, 7, 99, 1), NOW + 20);
        assertThat(ready().currentAt()).as("more is to come").isEqualTo(NOW - 100);
        answered.apply(FeedSamples.frame(1, 8, 9, 1), NOW - 50);
        assertThat(ready().currentAt()).as("the hub's clock is ahead").isEqualTo(NOW - 50);
        answered.apply(FeedSamples.frame(1, 9, 9, 0), NOW - 60);
        assertThat(ready().currentAt()).as("never back").isEqualTo(NOW - 50);
    }

    @Test
    void a_fold_is_answered_from_and_has_what_came_meanwhile() throws Exception {
        EdgeFolder files = new EdgeFolder(folder);
        answered.replace(FeedSamples.empty(1, 7), NOW);
        answered.apply(FeedSamples.frame(1, 7, 10, 3), NOW);
        Optional<Answered.State> folded = answered.fold(files, NOW);
        assertThat(folded.orElseThrow().position()).isEqualTo(new Position(1, 10));
        assertThat(table().changed()).as("all of it is in the file").isZero();
        answered.apply(FeedSamples.frame(1, 10, 12, 2), NOW);
        assertThat(table().size()).isEqualTo(5);
        assertThat(files.read().orElseThrow().table().size()).isEqualTo(3);
        assertThat(Files.exists(folder.resolve(EdgeFolder.SNAPSHOT))).isTrue();
    }

    private ServedView.Ready ready() {
        return (ServedView.Ready) answered.view();
    }

    private ListingTable table() {
        return ready().table();
    }

    private Snapshot snapshot() {
        return answered.state().orElseThrow().snapshot();
    }

    private Position position() {
        return Position.of(snapshot());
    }
}
