package dev.recourse.core.feed;

import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What reader and writer of frames agree on (docs/formats/feed.md). */
public final class FrameFormat {
    /** So many bytes say how long a frame is. */
    public static final int LENGTH_BYTES = 8;

    /** The longest frame: that many entries with the longest of names. */
    public static final int LONGEST = 1 << 20;

    /** "RCF1". */
    static final int MAGIC = 0x31464352;

    static final int HEAD_BYTES = 84;
    static final int SIGNATURE_BYTES = 64;

    /** An entry without its three texts: time, action, actor, prefix, expiry, and a length for each. */
    static final int ENTRY_BYTES = 8 + 1 + 1 + 16 + 1 + 8 + 3;

    static final long NEVER = Long.MAX_VALUE;

    private FrameFormat() {}

    /**
     * How long a frame is.
     *
     * @param first its first {@link #LENGTH_BYTES} bytes
     * @throws FeedException when they do not begin a frame
     */
    public static int length(byte[] first) throws FeedException {
        ByteBuffer in = buffer(first);
        if (in.getInt(0) != MAGIC) {
            throw new FeedException("it does not begin as a frame of version 1 does");
        }
        int length = in.getInt(4);
        if (length < HEAD_BYTES + SIGNATURE_BYTES || length > LONGEST) {
            throw new FeedException("it says that it has " + length + " bytes");
        }
        return length;
    }

    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int code(Action action) {
        return switch (action) {
            case ADD -> 1;
            case RENEW -> 2;
            case REMOVE -> 3;
            case EXPIRE -> 4;
            case HOLE -> 5;
            case UNHOLE -> 6;
            case EXEMPT -> 7;
            case UNEXEMPT -> 8;
        };
    }

    static Action action(int code) {
        return switch (code) {
            case 1 -> Action.ADD;
            case 2 -> Action.RENEW;
            case 3 -> Action.REMOVE;
            case 4 -> Action.EXPIRE;
            case 5 -> Action.HOLE;
            case 6 -> Action.UNHOLE;
            case 7 -> Action.EXEMPT;
            case 8 -> Action.UNEXEMPT;
            default -> throw new IllegalArgumentException("there is no action " + code);
        };
    }

    static int code(Actor actor) {
        return switch (actor) {
            case OPERATOR -> 1;
            case IMPORT -> 2;
            case ENGINE -> 3;
            case EXAMPLE -> 4;
        };
    }

    static Actor actor(int code) {
        return switch (code) {
            case 1 -> Actor.OPERATOR;
            case 2 -> Actor.IMPORT;
            case 3 -> Actor.ENGINE;
            case 4 -> Actor.EXAMPLE;
            default -> throw new IllegalArgumentException("there is no class of actors " + code);
        };
    }
}
