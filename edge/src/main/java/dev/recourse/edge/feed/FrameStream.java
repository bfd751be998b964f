package dev.recourse.edge.feed;

import dev.recourse.core.feed.FeedException;
import dev.recourse.core.feed.Frame;
import dev.recourse.core.feed.FrameFormat;
import dev.recourse.core.feed.FrameReader;
import dev.recourse.core.feed.Session;
import dev.recourse.core.snapshot.PublicKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;

/** The frames of one connection, each signed by who is trusted, of this connection, and the next one of it. */
final class FrameStream {
    private final InputStream in;
    private final Session session;
    private final Set<PublicKey> trusted;
    private long number;

    FrameStream(InputStream in, Session session, Set<PublicKey> trusted) {
        this.in = in;
        this.session = session;
        this.trusted = trusted;
    }

    /**
     * The next one.
     *
     * @throws EOFException when the connection ends, also in the middle of one
     * @throws FeedException when what came is not to be believed: nothing after it is either
     */
    Frame next() throws IOException, FeedException {
        byte[] first = exactly(FrameFormat.LENGTH_BYTES);
        int length = FrameFormat.length(first);
        byte[] whole = Arrays.copyOf(first, length);
        fill(whole, first.length);
        Frame frame = FrameReader.read(whole, trusted);
        if (!frame.head().session().equals(session)) {
            throw new FeedException("it is of another connection, as if somebody had kept it and played it again");
        }
        if (frame.head().number() != number) {
            throw new FeedException("it is number " + frame.head().number() + " and not " + number
                    + ", as if somebody had left one out or played one again");
        }
        number++;
        return frame;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        fill(bytes, 0);
        return bytes;
    }

    private void fill(byte[] bytes, int from) throws IOException {
        if (in.readNBytes(bytes, from, bytes.length - from) != bytes.length - from) {
            throw new EOFException("the hub ended the connection");
        }
    }
}
