package dev.recourse.core.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes one reply. Records are taken a set at a time, whole or not at all, so that what is left out is never half a
 * set.
 */
public final class MessageWriter {
    /** The parts of a reply behind the question, in their order. */
    public enum Section {
        ANSWER(0),
        AUTHORITY(1),
        ADDITIONAL(2);

        private final int index;

        Section(int index) {
            this.index = index;
        }
    }

    private static final int POINTER = 0xc000;
    private static final int FIXED = 10;
    private static final int OPT_SIZE = 11;

    /** Most replies fit; a longer one grows. */
    private static final int USUAL = 512;

    private final DomainName name;
    private final int questions;
    private final int recordClass;
    private final int limit;
    private final int[] counts = new int[3];
    private byte[] out;
    private int at = Header.SIZE;
    private final int questionEnd;

    /**
     * Begins a reply with its question.
     *
     * @param limit the most octets that {@link #add} may fill
     */
    public MessageWriter(Question question, int limit) {
        this.name = question.name();
        this.questions = 1;
        this.recordClass = question.recordClass();
        this.limit = limit;
        this.out = new byte[USUAL];
        name(name, false);
        pair(question.type());
        pair(question.recordClass());
        questionEnd = at;
    }

    private MessageWriter() {
        this.name = DomainName.ROOT;
        this.questions = 0;
        this.recordClass = RecordClass.IN;
        this.limit = Header.SIZE;
        this.out = new byte[Header.SIZE];
        questionEnd = at;
    }

    /** Begins a reply without a question: a header, and perhaps an OPT record. */
    public static MessageWriter withoutQuestion() {
        return new MessageWriter();
    }

    /** Adds the set if it fits, in the question's class; says whether it did. */
    public boolean add(Section section, RecordSet set) {
        boolean pointed = name.endsWith(set.owner()) && set.owner().labels() > 0;
        int head = (pointed ? 2 : set.owner().length()) + FIXED;
        int size = 0;
        for (byte[] data : set.data()) {
            size += head + data.length;
        }
        if (at + size > limit) {
            return false;
        }
        room(size);
        for (byte[] data : set.data()) {
            record(set, pointed, data);
        }
        counts[section.index] += set.data().size();
        return true;
    }

    private void record(RecordSet set, boolean pointed, byte[] data) {
        name(set.owner(), pointed);
        pair(set.type());
        pair(recordClass);
        pair((int) (set.ttl() >>> 16));
        pair((int) set.ttl());
        pair(data.length);
        System.arraycopy(data, 0, out, at, data.length);
        at += data.length;
    }

    /** Takes back all sets: what is left is the question. */
    public void clear() {
        at = questionEnd;
        Arrays.fill(counts, 0);
    }

    /**
     * Adds our OPT record (RFC 6891 6.1.2), version 0 and no flags. Not held to the limit: the caller keeps its room, see
     * {@link #optSize}.
     */
    public void opt(int payloadSize, int rcode, ReplyOptions options) {
        room(optSize(options));
        out[at++] = 0;
        pair(RecordType.OPT);
        pair(payloadSize);
        pair(rcode >>> 4 << 8);
        pair(0);
        pair(options.length());
        options.copyTo(out, at);
        at += options.length();
        counts[Section.ADDITIONAL.index]++;
    }

    /** The octets that {@link #opt} needs. */
    public static int optSize(ReplyOptions options) {
        return OPT_SIZE + options.length();
    }

    /** The reply, from position 0 to its limit. */
    public ByteBuffer finish(Header request, int rcode, boolean authoritative, boolean truncated) {
        int end = at;
        at = 0;
        pair(request.id());
        pair(request.replyFlags(rcode, authoritative, truncated));
        pair(questions);
        for (int count : counts) {
            pair(count);
        }
        return ByteBuffer.wrap(out, 0, end);
    }

    private void name(DomainName written, boolean pointed) {
        if (pointed) {
            pair(POINTER | Header.SIZE + name.length() - written.length());
            return;
        }
        written.copyTo(out, at);
        at += written.length();
    }

    private void pair(int value) {
        out[at++] = (byte) (value >>> 8);
        out[at++] = (byte) value;
    }

    private void room(int more) {
        if (at + more > out.length) {
            out = Arrays.copyOf(out, Math.max(at + more, 2 * out.length));
        }
    }
}
