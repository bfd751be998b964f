package dev.recourse.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.feed.Frame;
import dev.recourse.core.feed.FrameFormat;
import dev.recourse.core.feed.FrameReader;
import dev.recourse.core.feed.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {
    @TempDir
    private Path folder;

    private FedHub hub;

    @BeforeEach
    void one_hub() throws IOException {
        hub = new FedHub(folder, "edge1 " + FedHub.TOKEN);
    }

    /** Takes nothing after the first frame, as a socket whose other side does not read, until it is let go. */
    private static final class NeverRead extends OutputStream {
        private final CountDownLatch blocked = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);
        private int frames;

        @Override
        public void write(int octet) {
            throw new IllegalStateException("frames are written as a whole");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (frames++ > 0) {
                blocked.countDown();
                await(letGo);
                throw new IOException("the edge does not read");
            }
        }
    }

    @Test
    void b4_for_an_edge_that_never_reads_nothing_is_kept_and_others_notice_nothing() throws Exception {
        NeverRead out = new NeverRead();
        FeedStream stuck = followed("stuck", 1);
        Thread writing = running(stuck, out);
        hub.publish(10);
        await(out.blocked);
        long sent = status("stuck").sent();
        ByteArrayOutputStream good = new ByteArrayOutputStream();
        Thread other = running(followed("good", 2), good);
        for (int i = 0; i < 20; i++) {
            hub.publish(1_000);
        }
        awaitSent("good", 20_010);
        // It stands in its one write: what was published since is in the journal, and nowhere else.
        assertThat(status("stuck").sent()).isEqualTo(sent).isLessThanOrEqualTo(10);
        assertThat(status("stuck").lagSerials()).isEqualTo(20_010);
        assertThat(writing.isAlive()).isTrue();
        out.letGo.countDown();
        writing.join();
        assertThat(status("stuck").connected()).isFalse();
        assertThat(status("good").connected()).isTrue();
        hub.feed.close();
        other.join();
        assertContinuous(good.toByteArray());
    }

    private void assertContinuous(byte[] all) throws Exception {
        long serial = 0;
        int at = 0;
        while (at < all.length) {
            int length = FrameFormat.length(Arrays.copyOfRange(all, at, at + FrameFormat.LENGTH_BYTES));
            Frame frame = FrameReader.read(Arrays.copyOfRange(all, at, at + length), Set.of(hub.key.publicKey()));
            assertThat(frame.head().after()).isEqualTo(serial);
            serial = frame.head().serial();
            at += length;
        }
        assertThat(serial).isEqualTo(20_010);
    }

    @Test
    void b4_an_edge_that_is_not_heard_of_is_let_go_of_though_it_can_be_written_to() throws Exception {
        Thread silent = running(followed("silent", 1), OutputStream.nullOutputStream());
        Thread heard = running(followed("heard", 2), OutputStream.nullOutputStream());
        hub.publish(1);
        awaitSent("silent", 1);
        hub.clock.advance(Duration.ofSeconds(29));
        hub.feed.answers("heard", new Session(0, 2), 1);
        hub.publish(1);
        awaitSent("silent", 2);
        hub.clock.advance(Duration.ofSeconds(2));
        hub.publish(1);
        silent.join();
        assertThat(status("silent").connected()).isFalse();
        awaitSent("heard", 3);
        assertThat(status("heard").connected()).isTrue();
        hub.feed.close();
        heard.join();
    }

    @Test
    void so_many_edges_follow_and_no_more_and_one_that_leaves_makes_room() throws Exception {
        FeedStream first = followed("edge0", 0);
        for (int i = 1; i < Feed.MOST_EDGES; i++) {
            followed("edge" + i, i);
        }
        assertThat(hub.feed.open(hub.request("late", 1_000))).isInstanceOf(Opening.Full.class);
        assertThat(hub.feed.load().edges()).isEqualTo(Feed.MOST_EDGES);
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("the edge is gone");
            }
        };
        running(first, gone).join();
        assertThat(hub.feed.open(hub.request("late", 1_000))).isInstanceOf(Opening.Followed.class);
    }

    @Test
    void who_has_no_way_on_is_told_why() throws Exception {
        hub.publish(3);
        FollowRequest good = hub.request("edge1", 1);
        assertThat(gone(new FollowRequest("e", "", good.session(), 2, 0, 0, good.policy())))
                .contains("epoch 3 and not 2");
        assertThat(gone(new FollowRequest("e", "", good.session(), 3, 4, 0, good.policy())))
                .contains("the journal ends at 3, before 4");
        assertThat(gone(new FollowRequest("e", "", good.session(), 3, 0, 0, good.policy() + 1)))
                .contains("other lists, zones or texts");
        assertThat(gone(new FollowRequest("e", "", good.session(), 3, 2, 77, good.policy())))
                .contains("the entry 2 is another one here");
    }

    private String gone(FollowRequest request) {
        return ((Opening.Gone) hub.feed.open(request)).reason();
    }

    @Test
    void a_snapshot_that_was_begun_is_given_again_while_it_is_kept() throws Exception {
        OfferedSnapshot first = taken(Optional.empty());
        hub.publish(1);
        OfferedSnapshot second = taken(Optional.empty());
        assertThat(second.tag()).isNotEqualTo(first.tag());
        assertThat(taken(Optional.of(first.tag())).bytes()).isSameAs(first.bytes());
        hub.clock.advance(Duration.ofMinutes(16));
        assertThat(taken(Optional.of(first.tag())).tag())
                .as("too late: the one of now")
                .isNotEqualTo(first.tag());
    }

    @Test
    void so_many_snapshots_are_kept_and_the_one_that_nobody_took_for_longest_goes() throws Exception {
        OfferedSnapshot first = taken(Optional.empty());
        OfferedSnapshot second = another();
        for (int i = 2; i < Feed.MOST_KEPT_SNAPSHOTS; i++) {
            another();
        }
        hub.clock.advance(Duration.ofSeconds(1));
        taken(Optional.of(first.tag()));
        another();
        assertThat(hub.feed.load().keptSnapshots()).isEqualTo(Feed.MOST_KEPT_SNAPSHOTS);
        assertThat(taken(Optional.of(first.tag())).tag()).isEqualTo(first.tag());
        assertThat(taken(Optional.of(second.tag())).tag()).isNotEqualTo(second.tag());
    }

    private OfferedSnapshot another() throws IOException {
        hub.clock.advance(Duration.ofSeconds(1));
        hub.publish(1);
        return taken(Optional.empty());
    }

    private OfferedSnapshot taken(Optional<String> begun) throws IOException {
        OfferedSnapshot[] taken = new OfferedSnapshot[1];
        assertThat(hub.feed.snapshot(0, begun, offered -> taken[0] = offered)).isTrue();
        return taken[0];
    }

    @Test
    void so_many_take_the_snapshot_at_once_and_no_more() throws Exception {
        assertThat(nested(Feed.MOST_SNAPSHOTS)).isEqualTo(Feed.MOST_SNAPSHOTS);
        assertThat(hub.feed.load().snapshots()).isZero();
    }

    /** How many took it inside of each other. */
    private int nested(int depth) throws IOException {
        int[] deeper = new int[1];
        boolean taken = hub.feed.snapshot(0, Optional.empty(), offered -> deeper[0] = nested(depth - 1));
        assertThat(taken).isEqualTo(depth > 0);
        return taken ? 1 + deeper[0] : 0;
    }

    @Test
    void of_one_name_the_connection_of_now_counts() {
        List<EdgeStatus> all = List.of(at(5), at(9), at(7));
        assertThat(EdgeStatus.latestOfEach(all)).containsExactly(at(9));
    }

    private EdgeStatus at(long second) {
        Instant since = Instant.ofEpochSecond(second);
        return new EdgeStatus("edge1", "192.0.2.1", true, since, 3, 0, 0, since, 0, 0);
    }

    private FeedStream followed(String name, long session) {
        return ((Opening.Followed) hub.feed.open(hub.request(name, session))).stream();
    }

    private static Thread running(FeedStream stream, OutputStream out) {
        return Thread.ofVirtual().start(() -> {
            try {
                stream.run(out);
            } catch (IOException | InterruptedException e) {
                // The edge is gone: that is its end.
                return;
            }
        });
    }

    private EdgeStatus status(String name) {
        return hub.feed.status().stream()
                .filter(edge -> edge.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitSent(String name, long serial) {
        while (status(name).sent() < serial) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
