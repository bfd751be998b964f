package dev.recourse.core.feed;

import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.snapshot.SigningKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes frames. Entries are written apart from the head, so that edges at one position share them. */
public final class FrameWriter {
    private FrameWriter() {}

    /**
     * The bytes of entries, to be given to {@link #write}.
     *
     * @param entries at most {@link Frame#MOST_ENTRIES}
     */
    public static byte[] entries(List<JournalEntry> entries) {
        if (entries.size() > Frame.MOST_ENTRIES) {
            throw new IllegalArgumentException(entries.size() + " entries in a frame");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(entries.size() * 64);
        entries.forEach(entry -> out.writeBytes(entry(entry)));
        return out.toByteArray();
    }

    /**
     * A frame, signed.
     *
     * @param entries what {@link #entries} gave for the serials that the head names
     */
    public static byte[] write(Frame.Head head, byte[] entries, SigningKey key) {
        int signed = FrameFormat.HEAD_BYTES + entries.length;
        byte[] frame = new byte[signed + FrameFormat.SIGNATURE_BYTES];
        ByteBuffer out = FrameFormat.buffer(frame);
        out.putInt(FrameFormat.MAGIC).putInt(frame.length);
        out.putLong(head.session().high()).putLong(head.session().low()).putLong(head.number());
        out.putLong(head.epoch()).putLong(head.after()).putLong(head.serial()).putLong(head.journal());
        out.putLong(head.madeAt()).putLong(head.policy()).putInt(entries.length);
        out.put(entries);
        out.put(key.sign(ByteBuffer.wrap(frame, 0, signed)));
        return frame;
    }

    private static byte[] entry(JournalEntry entry) {
        byte[] list = text(entry.list());
        byte[] criterion = text(entry.criterion().orElse(""));
        byte[] source = text(entry.source());
        byte[] bytes = new byte[FrameFormat.ENTRY_BYTES + list.length + criterion.length + source.length];
        ByteBuffer out = FrameFormat.buffer(bytes);
        out.putLong(entry.at().toEpochMilli());
        out.put((byte) FrameFormat.code(entry.action())).put((byte) FrameFormat.code(entry.actor()));
        out.putLong(entry.prefix().first().high())
                .putLong(entry.prefix().first().low());
        out.put((byte) entry.prefix().bits());
        out.putLong(entry.expiresAt().map(at -> at.getEpochSecond()).orElse(FrameFormat.NEVER));
        for (byte[] text : List.of(list, criterion, source)) {
            out.put((byte) text.length).put(text);
        }
        return bytes;
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new IllegalArgumentException("a name of " + bytes.length + " bytes");
        }
        return bytes;
    }
}
