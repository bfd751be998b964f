package dev.recourse.core.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for what stands on prefixes: most prefixes carry the same as many others. */
final class Attributes {
    /** A number has 24 bits beside the 8 of a length. */
    private static final int MOST = 1 << 24;

    private final Map<Entry, Integer> numbers = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    int number(Entry entry) {
        Integer known = numbers.get(entry);
        if (known != null) {
            return known;
        }
        if (entries.size() == MOST) {
            throw new IllegalStateException("a table holds entries of at most " + MOST + " different kinds");
        }
        numbers.put(entry, entries.size());
        entries.add(entry);
        return entries.size() - 1;
    }

    Entry[] all() {
        return entries.toArray(Entry[]::new);
    }
}
