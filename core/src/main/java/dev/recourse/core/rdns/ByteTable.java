package dev.recourse.core.rdns;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by ASCII text, found in a name without making a string of it: a table with open addressing.
 *
 * <p>A string and a {@code HashMap} in its place made the whole classifier half as fast.
 */
final class ByteTable<V> {
    private final @Nullable Object[] values;
    private final byte[][] keys;
    private final int mask;
    private final int longest;

    ByteTable(Map<String, V> entries) {
        int size = Integer.highestOneBit(Math.max(entries.size(), 4)) * 4;
        values = new Object[size];
        keys = new byte[size][];
        mask = size - 1;
        longest = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
        entries.forEach(this::add);
    }

    private void add(String key, V value) {
        byte[] text = key.getBytes(StandardCharsets.US_ASCII);
        int slot = finish(hash(text, 0, text.length)) & mask;
        while (values[slot] != null) {
            slot = (slot + 1) & mask;
        }
        values[slot] = value;
        keys[slot] = text;
    }

    /** The value of these bytes, or null: this is asked several times for every name. */
    @Nullable V find(byte[] name, int start, int end) {
        return end - start > longest ? null : find(name, start, end, hash(name, start, end));
    }

    /** As {@link #find(byte[], int, int)}, with the hash of the bytes by {@link #next}. */
    @SuppressWarnings("unchecked") // Only values of V are put in.
    @Nullable V find(byte[] name, int start, int end, int hash) {
        int slot = finish(hash) & mask;
        for (Object value = values[slot]; value != null; value = values[slot]) {
            byte[] key = keys[slot];
            if (key.length == end - start && same(key, name, start)) {
                return (V) value;
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    /** The hash of a text that is one byte longer: prefixes are looked up as they grow. It begins with 0. */
    static int next(int hash, byte b) {
        return hash * 31 + b;
    }

    private static int hash(byte[] name, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = next(hash, name[i]);
        }
        return hash;
    }

    private static int finish(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    private static boolean same(byte[] key, byte[] name, int start) {
        for (int i = 0; i < key.length; i++) {
            if (key[i] != name[start + i]) {
                return false;
            }
        }
        return true;
    }
}
