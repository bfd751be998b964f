package dev.recourse.hub.feed;

import dev.recourse.core.feed.Frame;
import dev.recourse.core.feed.FrameWriter;
import dev.recourse.core.snapshot.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** What one edge is told, from when it connected to when one of both ends it. */
public final class FeedStream {
    /** An edge that hears nothing for some of these knows that the hub or the way to it is dead. */
    private static final long HEARTBEAT = Duration.ofSeconds(2).toNanos();

    /**
     * An edge reports every two seconds. Where nothing comes for so long its link is dead: writing does not show that for a
     * quarter of an hour, because the kernel takes what is written and sends it again and again.
     */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    /** At most a hundred signatures a second for each edge, and a change waits no longer than this for its turn. */
    private static final long PAUSE_MILLIS = 10;

    private final Feed feed;
    private final FollowedEdge edge;
    private long number;
    private long serial;

    FeedStream(Feed feed, FollowedEdge edge) {
        this.feed = feed;
        this.edge = edge;
        this.serial = edge.request().after();
    }

    /**
     * Writes frames until the edge is gone or silent, the epoch is over or the feed is closed. Blocks where the edge does not
     * read.
     *
     * @throws IOException when the edge is gone, or does not read at all
     */
    public void run(OutputStream out) throws IOException, InterruptedException {
        try {
            // The first one at once: it says that the way is open, and whether there is more.
            long wait = 0;
            while (!feed.isClosed()) {
                Snapshot now = feed.awaitNews(edge.request().epoch(), serial, wait);
                boolean silent = edge.heardAt()
                        .plus(LONGEST_SILENCE)
                        .isBefore(feed.clock().instant());
                if (silent || now.epoch() != edge.request().epoch()) {
                    return;
                }
                boolean more = now.serial() > serial;
                out.write(frame(now));
                out.flush();
                edge.sent(serial);
                if (more && serial == now.serial()) {
                    feed.pause(PAUSE_MILLIS);
                }
                wait = HEARTBEAT;
            }
        } finally {
            feed.ended(edge);
        }
    }

    private byte[] frame(Snapshot now) {
        Entries.Part part = feed.entries().behind(serial, now.serial());
        Frame.Head head = new Frame.Head(
                edge.request().session(),
                number,
                now.epoch(),
                part.after(),
                part.serial(),
                now.serial(),
                feed.clock().millis(),
                edge.request().policy());
        number++;
        serial = part.serial();
        return FrameWriter.write(head, part.bytes(), feed.key());
    }
}
