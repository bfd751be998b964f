package dev.recourse.core.map;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What an IPv6 map must say: the points where the number changes, in a tree of the library. */
final class Ipv6Model {
    record Address(long high, long low) implements Comparable<Address> {
        static final Address FIRST = new Address(0, 0);
        static final Address LAST = new Address(-1, -1);

        @Override
        public int compareTo(Address other) {
            int order = Long.compareUnsigned(high, other.high);
            return order != 0 ? order : Long.compareUnsigned(low, other.low);
        }

        Address next() {
            return new Address(low == -1 ? high + 1 : high, low + 1);
        }

        Address previous() {
            return new Address(low == 0 ? high - 1 : high, low - 1);
        }

        Address first(int bits) {
            return new Address(high & mask(bits), low & mask(bits - 64));
        }

        Address last(int bits) {
            return new Address(high | ~mask(bits), low | ~mask(bits - 64));
        }

        private static long mask(int bits) {
            return bits <= 0 ? 0 : bits >= 64 ? -1 : ~(-1L >>> bits);
        }
    }

    private final TreeMap<Address, Integer> changes = new TreeMap<>(Map.of(Address.FIRST, 0));

    /** Later paint covers earlier. */
    void paint(Address first, Address last, int value) {
        Optional<Integer> behind = last.equals(Address.LAST) ? Optional.empty() : Optional.of(value(last.next()));
        changes.subMap(first, true, last, true).clear();
        changes.put(first, value);
        behind.ifPresent(other -> changes.put(last.next(), other));
    }

    void paint(Address address, int bits, int value) {
        paint(address.first(bits), address.last(bits), value);
    }

    int value(Address address) {
        return changes.floorEntry(address).getValue();
    }

    /** The numbers' masks: one bit of the 64 for each, seldom two. */
    static long mask(int value) {
        return value == 0 ? 0 : 1L << (value * 7) | (value % 5 == 0 ? 1L << (value / 64) : 0);
    }

    long masksIn(Address address, int bits) {
        long masks = mask(value(address.first(bits)));
        for (int value : changes.subMap(address.first(bits), true, address.last(bits), true)
                .values()) {
            masks |= mask(value);
        }
        return masks;
    }

    List<Address> changes() {
        return new ArrayList<>(changes.keySet());
    }

    Ipv6Map map() {
        return Ipv6Map.over(MemorySegment.ofArray(bytes()));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Ipv6MapWriter writer = writer(bytes);
        Address first = Address.FIRST;
        int value = 0;
        for (Map.Entry<Address, Integer> change : changes.entrySet()) {
            write(writer, first, change.getKey().previous(), value);
            first = change.getKey();
            value = change.getValue();
        }
        write(writer, first, Address.LAST, value);
        long written = writer.finish();
        if (written != bytes.size()) {
            throw new IllegalStateException(written + " said, " + bytes.size() + " written");
        }
        return bytes.toByteArray();
    }

    static Ipv6MapWriter writer(ByteArrayOutputStream bytes) {
        return new Ipv6MapWriter(Ipv6Model::mask, buffer -> {
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            bytes.writeBytes(piece);
        });
    }

    static void write(Ipv6MapWriter writer, Address first, Address last, int value) {
        if (value != 0) {
            writer.range(first.high, first.low, last.high, last.low, value);
        }
    }

    /** Paints entries of every kind, the widest first; few different bits make them meet often. */
    static Ipv6Model random(Random random, int entries, int values, int differentBits) {
        Ipv6Model model = new Ipv6Model();
        for (int i = 0; i < entries; i++) {
            int value = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(values);
            model.paintSomething(random, address(random, differentBits), i < entries / 10, value);
        }
        return model;
    }

    private void paintSomething(Random random, Address address, boolean wide, int value) {
        switch (random.nextInt(8)) {
            case 0 -> paint(address, wide ? random.nextInt(129) : 56 + random.nextInt(73), value);
            case 1, 2 -> paint(address, 64, value);
            case 3, 4, 5 -> paint(address, 128, value);
            case 6 -> paint(address, 60 + random.nextInt(8), value);
            default -> paintUpTo(random, address, wide ? random.nextLong() : random.nextInt(4), value);
        }
    }

    private void paintUpTo(Random random, Address address, long farther, int value) {
        long low = address.low() + (random.nextBoolean() ? random.nextInt(5) : random.nextLong());
        Address last = new Address(address.high() + farther, low);
        if (address.compareTo(last) <= 0) {
            paint(address, last, value);
        }
    }

    /** Each half differs from others in so many bits at either end. */
    static Address address(Random random, int differentBits) {
        return new Address(half(random, differentBits), half(random, differentBits));
    }

    private static long half(Random random, int differentBits) {
        long bits = differentBits >= 64 ? -1 : (1L << differentBits) - 1;
        long half = random.nextLong() & bits;
        return random.nextInt(4) == 0 ? Long.reverse(half) : random.nextInt(8) == 0 ? ~half : half;
    }
}
