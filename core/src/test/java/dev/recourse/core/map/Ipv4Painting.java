package dev.recourse.core.map;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The plain model of a map: disjoint ranges by their first address, each with its last one and its value. */
final class Ipv4Painting {
    private record Range(long last, int value) {}

    private final TreeMap<Long, Range> ranges = new TreeMap<>();

    /** Over whatever was there; 0 takes away. */
    void paint(long first, long last, int value) {
        split(first);
        split(last + 1);
        ranges.subMap(first, true, last, true).clear();
        if (value != 0) {
            ranges.put(first, new Range(last, value));
        }
    }

    void prefix(int address, int length, int value) {
        paint(first(address, length), last(address, length), value);
    }

    static long first(int address, int length) {
        return Integer.toUnsignedLong(address) & (-1L << (32 - length));
    }

    static long last(int address, int length) {
        return first(address, length) + (1L << (32 - length)) - 1;
    }

    private void split(long at) {
        Map.Entry<Long, Range> around = ranges.lowerEntry(at);
        if (around != null && around.getValue().last >= at) {
            ranges.put(around.getKey(), new Range(at - 1, around.getValue().value));
            ranges.put(at, around.getValue());
        }
    }

    int value(int address) {
        long at = Integer.toUnsignedLong(address);
        Map.Entry<Long, Range> around = ranges.floorEntry(at);
        return around != null && around.getValue().last >= at ? around.getValue().value : 0;
    }

    /** The addresses where ranges begin and end, and those beside them. */
    int[] edges() {
        return ranges.entrySet().stream()
                .flatMapToInt(e -> IntStream.of(
                        e.getKey().intValue() - 1,
                        e.getKey().intValue(),
                        (int) e.getValue().last,
                        (int) e.getValue().last + 1))
                .toArray();
    }

    long masksIn(int address, int length, IntToLongFunction maskOf) {
        long masks = maskOf.applyAsLong(value((int) first(address, length)));
        for (Range range : ranges.subMap(first(address, length), true, last(address, length), true)
                .values()) {
            masks |= maskOf.applyAsLong(range.value);
        }
        return masks;
    }

    byte[] bytes(IntToLongFunction maskOf) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ipv4MapWriter writer = new Ipv4MapWriter(maskOf, piece -> {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            out.writeBytes(copy);
        });
        ranges.forEach((first, range) -> writer.range(first.intValue(), (int) range.last, range.value));
        if (writer.finish() != out.size()) {
            throw new AssertionError("finish says another length than was written");
        }
        return out.toByteArray();
    }

    /** In native memory of exactly this length, at an odd address: a map is found wherever it lies. */
    static MemorySegment segment(byte[] bytes) {
        MemorySegment all = Arena.ofAuto().allocate(bytes.length + 1L);
        MemorySegment odd = all.asSlice(1);
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, odd, 0, bytes.length);
        return odd;
    }
}
