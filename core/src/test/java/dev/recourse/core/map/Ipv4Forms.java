package dev.recourse.core.map;

import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.TreeSet;

/** Which forms stand in maps: proves that a test met them. */
final class Ipv4Forms {
    private final Set<String> met = new TreeSet<>();

    void read(byte[] map) {
        Ipv4Sections sections = Ipv4Sections.of(MemorySegment.ofArray(map));
        for (int bucket = 0; bucket < Ipv4Layout.BUCKETS; bucket++) {
            int entry = sections.top().get(Ipv4Layout.INT, bucket * 4L);
            if (entry > 0) {
                readBucket(sections.all(), Ipv4Map.bucket(entry));
            }
        }
    }

    private void readBucket(MemorySegment bytes, long bucket) {
        int words = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            words += Long.bitCount(bytes.get(Ipv4Layout.LONG, bucket + Ipv4Layout.BITMAP + quarter * 8L));
        }
        for (int i = 0; i < words; i++) {
            met.add(name(bytes.get(Ipv4Layout.INT, bucket + Ipv4Layout.WORDS + i * 4L)));
        }
    }

    private static String name(int word) {
        if (!Ipv4Word.hasLeaf(word)) {
            return Ipv4Word.isSingle(word) ? "single" : "uniform";
        }
        return leaf(Ipv4Word.shape(word), Ipv4Word.width(word), Ipv4Word.hasOwnRest(word));
    }

    private static String leaf(int shape, int width, boolean ownRest) {
        return "shape " + shape + ", width " + width + (ownRest ? ", own rest" : "");
    }

    Set<String> met() {
        return met;
    }

    static Set<String> all() {
        Set<String> all = new TreeSet<>(Set.of("single", "uniform"));
        for (int width = 1; width <= 4; width *= 2) {
            all.add(leaf(Ipv4Word.FULL, width, false));
            for (int shape : new int[] {Ipv4Word.EACH, Ipv4Word.ONE, Ipv4Word.BITMAP}) {
                all.add(leaf(shape, width, false));
                all.add(leaf(shape, width, true));
            }
        }
        return all;
    }
}
