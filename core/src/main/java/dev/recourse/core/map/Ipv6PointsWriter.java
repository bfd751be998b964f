package dev.recourse.core.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects points in ascending order: 12 bytes of memory for each, and two more for every 16. */
final class Ipv6PointsWriter {
    private static final int POINTS_A_PIECE = 1 << 14;

    private final List<ByteBuffer> pieces = new ArrayList<>();
    private int count;
    private long[] keys = new long[16];
    private long[] masks = new long[16];
    /** A run has no end yet; it ends before {@link #end} unless something begins there. */
    private boolean open;

    private long end;

    int count() {
        return count;
    }

    /** A value from one key to another: one point, and one where nothing follows at once. */
    void run(long first, long last, int value, long mask) {
        if (first == last) {
            point(first, Ipv6Format.content(Ipv6Format.ALONE, value), mask);
            return;
        }
        point(first, Ipv6Format.content(Ipv6Format.RUN, value), mask);
        open = last != -1;
        end = last + 1;
    }

    void point(long key, int content, long mask) {
        if (open && end != key) {
            endRun();
        }
        open = false;
        add(key, content, mask);
    }

    void endRun() {
        if (open) {
            open = false;
            add(end, Ipv6Format.content(Ipv6Format.RUN, 0), 0);
        }
    }

    void add(long key, int content, long mask) {
        if (count == Ipv6Format.MOST_POINTS) {
            throw new IllegalStateException("more than " + count + " changes are too many for one map");
        }
        piece().putLong(key).putInt(content);
        sample(key, mask);
        count++;
    }

    private ByteBuffer piece() {
        if (count % POINTS_A_PIECE == 0) {
            pieces.add(ByteBuffer.allocate(POINTS_A_PIECE * Ipv6Format.POINT).order(ByteOrder.LITTLE_ENDIAN));
        }
        return pieces.getLast();
    }

    private void sample(long key, long mask) {
        int sample = count >>> Ipv6Format.FAN_SHIFT;
        if (sample == keys.length) {
            keys = Arrays.copyOf(keys, 2 * sample);
            masks = Arrays.copyOf(masks, 2 * sample);
        }
        if (count % Ipv6Format.FAN == 0) {
            keys[sample] = key;
        }
        masks[sample] |= mask;
    }

    /** How many bytes {@link #finish} will write. */
    long length() {
        return Ipv6Format.length(count);
    }

    /** Hands over all points, then level after level of samples, and forgets them. */
    void finish(Ipv6Output out) {
        for (ByteBuffer piece : pieces) {
            out.bytes(piece.flip());
        }
        pieces.clear();
        out.fillLine();
        int size = Ipv6Format.above(count);
        while (size > 0) {
            out.longs(keys, size);
            out.longs(masks, size);
            size = size <= Ipv6Format.FAN ? 0 : nextLevel(size);
        }
    }

    private int nextLevel(int size) {
        for (int i = 0; i < size; i++) {
            int above = i >>> Ipv6Format.FAN_SHIFT;
            boolean first = i % Ipv6Format.FAN == 0;
            keys[above] = first ? keys[i] : keys[above];
            masks[above] = first ? masks[i] : masks[above] | masks[i];
        }
        return Ipv6Format.above(size);
    }
}
