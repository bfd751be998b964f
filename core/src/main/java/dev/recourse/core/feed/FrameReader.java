package dev.recourse.core.feed;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.snapshot.PublicKey;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads frames. Nothing in one is looked at before its signature has been checked. */
public final class FrameReader {
    private final ByteBuffer in;

    private FrameReader(ByteBuffer in) {
        this.in = in;
    }

    /**
     * Reads a frame.
     *
     * @param bytes exactly one frame
     * @param trusted one of these must have signed it
     * @throws FeedException when it is torn, changed, or signed by nobody of those
     */
    public static Frame read(byte[] bytes, Set<PublicKey> trusted) throws FeedException {
        if (bytes.length < FrameFormat.HEAD_BYTES + FrameFormat.SIGNATURE_BYTES
                || FrameFormat.length(bytes) != bytes.length) {
            throw new FeedException("it has " + bytes.length + " bytes and says otherwise");
        }
        int signed = bytes.length - FrameFormat.SIGNATURE_BYTES;
        byte[] signature = Arrays.copyOfRange(bytes, signed, bytes.length);
        ByteBuffer what = ByteBuffer.wrap(bytes, 0, signed);
        if (trusted.stream().noneMatch(key -> key.verifies(what, signature))) {
            throw new FeedException("it is not signed by a key that is trusted here");
        }
        ByteBuffer in =
                FrameFormat.buffer(bytes).position(FrameFormat.LENGTH_BYTES).limit(signed);
        try {
            return new FrameReader(in).frame();
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException e) {
            throw new FeedException("it was written wrong: " + e.getMessage());
        }
    }

    private Frame frame() {
        Frame.Head head = new Frame.Head(
                new Session(in.getLong(), in.getLong()),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong());
        if (in.getInt() != in.remaining()) {
            throw new IllegalArgumentException("its entries have another length");
        }
        long count = head.serial() - head.after();
        if (head.after() < 0 || count < 0 || count > Frame.MOST_ENTRIES || head.journal() < head.serial()) {
            throw new IllegalArgumentException("its serials go from " + head.after() + " to " + head.serial()
                    + " in a journal of " + head.journal());
        }
        List<JournalEntry> entries = new ArrayList<>();
        for (long serial = head.after() + 1; serial <= head.serial(); serial++) {
            entries.add(entry(serial));
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("something is behind its last entry");
        }
        return new Frame(head, entries);
    }

    private JournalEntry entry(long serial) {
        Instant at = Instant.ofEpochMilli(in.getLong());
        Action action = FrameFormat.action(in.get());
        Actor actor = FrameFormat.actor(in.get());
        Prefix prefix = new Prefix(new IpAddress(in.getLong(), in.getLong()), in.get() & 0xff);
        Optional<Instant> expiresAt = Optional.of(in.getLong())
                .filter(seconds -> seconds != FrameFormat.NEVER)
                .map(Instant::ofEpochSecond);
        String list = text();
        Optional<String> criterion = Optional.of(text()).filter(text -> !text.isEmpty());
        return new JournalEntry(serial, at, action, list, prefix, criterion, text(), expiresAt, actor, "");
    }

    private String text() {
        byte[] text = new byte[in.get() & 0xff];
        in.get(text);
        String read = new String(text, StandardCharsets.UTF_8);
        // What cannot be read becomes this character, and so another name than the hub wrote.
        if (read.indexOf('\ufffd') >= 0 && !Arrays.equals(read.getBytes(StandardCharsets.UTF_8), text)) {
            throw new IllegalArgumentException("a name is not UTF-8");
        }
        return read.intern();
    }
}
