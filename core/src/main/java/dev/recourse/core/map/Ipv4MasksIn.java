package dev.recourse.core.map;

import java.util.function.IntToLongFunction;

/** Which masks stand inside a prefix: each width asks what the map has summed up for it. */
final class Ipv4MasksIn {
    private final Ipv4Map map;
    private final Ipv4Sections sections;
    private final IntToLongFunction maskOf = this::mask;

    private Ipv4MasksIn(Ipv4Map map, Ipv4Sections sections) {
        this.map = map;
        this.sections = sections;
    }

    static long prefix(Ipv4Map map, Ipv4Sections sections, int address, int length) {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("a length of " + length + " bits");
        }
        Ipv4MasksIn masks = new Ipv4MasksIn(map, sections);
        int first = length == 0 ? 0 : address & (-1 << (32 - length));
        int unit = length <= 8 ? 24 : length <= 16 ? 16 : length <= 24 ? 8 : 0;
        long count = 1L << (32 - length - unit);
        long found = 0;
        for (int i = 0; i < count; i++) {
            found |= masks.unit(first + (i << unit), unit);
        }
        return found;
    }

    private long unit(int first, int unit) {
        return switch (unit) {
            case 24 -> sections.wideMasks().get(Ipv4Layout.LONG, (first >>> 24) * (long) Long.BYTES);
            case 16 -> bucket(map.top(first));
            case 8 -> leaf(map.top(first), first);
            default -> mask(map.value(first));
        };
    }

    private long bucket(int entry) {
        return entry <= 0
                ? mask(entry & ~Ipv4Layout.UNIFORM_BUCKET)
                : sections.all().get(Ipv4Layout.LONG, Ipv4Map.bucket(entry) + Ipv4Layout.MASKS);
    }

    private long leaf(int entry, int first) {
        int word = map.word(entry, first);
        if (Ipv4Word.hasLeaf(word)) {
            return Ipv4Leaf.masks(sections.all(), Ipv4Map.bucket(entry), word, maskOf);
        }
        if (!Ipv4Word.isSingle(word)) {
            return mask(Ipv4Word.uniformValue(word));
        }
        int usual = sections.all().get(Ipv4Layout.INT, Ipv4Map.bucket(entry) + Ipv4Layout.USUAL);
        return mask(Ipv4Word.singleValue(word)) | mask(usual);
    }

    private long mask(int value) {
        return sections.masks().get(Ipv4Layout.LONG, value * (long) Long.BYTES);
    }
}
