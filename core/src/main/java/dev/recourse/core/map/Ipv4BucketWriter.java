package dev.recourse.core.map;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes buckets that have more than one value: header, words, leaves. */
final class Ipv4BucketWriter {
    private final Ipv4LeafRuns leaf = new Ipv4LeafRuns();
    private final int[] rests = new int[Ipv4Layout.LEAVES];
    private final boolean[] uniform = new boolean[Ipv4Layout.LEAVES];
    private final int[] sorted = new int[Ipv4Layout.LEAVES];

    /** Needs room for {@link Ipv4Layout#MAX_BUCKET_BYTES}; {@code masks} are those of all values of the bucket. */
    void write(Ipv4BucketRuns runs, long masks, ByteBuffer out) {
        survey(runs);
        int usual = commonest(rests);
        int bucket = out.position();
        out.putLong(bucket + Ipv4Layout.MASKS, masks);
        out.putInt(bucket + Ipv4Layout.USUAL, usual);
        out.position(bucket + Ipv4Layout.WORDS + bitmap(usual, out, bucket) * Integer.BYTES);
        words(runs, usual, out, bucket);
    }

    private void survey(Ipv4BucketRuns runs) {
        int run = 0;
        for (int i = 0; i < Ipv4Layout.LEAVES; i++) {
            run = leaf.take(runs, run, i);
            uniform[i] = leaf.uniform();
            rests[i] = leaf.majority();
        }
    }

    private boolean needsWord(int i, int usual) {
        return !uniform[i] || rests[i] != usual;
    }

    /** Writes which leaves have a word, and for each quarter how many there are before it. Gives how many in all. */
    private int bitmap(int usual, ByteBuffer out, int bucket) {
        int words = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            long bits = 0;
            for (int i = 0; i < Long.SIZE; i++) {
                bits |= needsWord(quarter * Long.SIZE + i, usual) ? 1L << i : 0;
            }
            out.putLong(bucket + Ipv4Layout.BITMAP + quarter * Long.BYTES, bits);
            out.put(bucket + Ipv4Layout.RANKS + quarter, (byte) words);
            words += Long.bitCount(bits);
        }
        return words;
    }

    private void words(Ipv4BucketRuns runs, int usual, ByteBuffer out, int bucket) {
        Ipv4LeafWriter leaves = new Ipv4LeafWriter(out, bucket, usual);
        int run = 0;
        int at = bucket + Ipv4Layout.WORDS;
        for (int i = 0; i < Ipv4Layout.LEAVES; i++) {
            run = leaf.take(runs, run, i);
            if (needsWord(i, usual)) {
                out.putInt(at, leaves.word(leaf, rests[i]));
                at += Integer.BYTES;
            }
        }
    }

    private int commonest(int[] values) {
        System.arraycopy(values, 0, sorted, 0, values.length);
        Arrays.sort(sorted);
        int best = sorted[0];
        int bestLength = 0;
        int start = 0;
        for (int i = 0; i < sorted.length; i++) {
            start = sorted[i] == sorted[start] ? start : i;
            if (i - start >= bestLength) {
                best = sorted[i];
                bestLength = i - start + 1;
            }
        }
        return best;
    }
}
