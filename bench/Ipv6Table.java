import dev.recourse.core.map.Ipv6Map;
import dev.recourse.core.map.Ipv6MapWriter;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Size and speed of the IPv6 map: 59 % /64, 39 % /128, a few /56, /48 and /32, in 5,000 blocks of /32 that differ in how
 * full they are. Prints bytes an entry, and nanoseconds for addresses that are in the map, for neighbours that are not (same
 * /40 as an entry), one by one and 64 together, and for the masks of a partial name of 1 to 31 nibbles.
 *
 * <p>java -cp core/target/classes bench/Ipv6Table.java ENTRIES ROUNDS
 */
class Ipv6Table {
    private static final int QUERIES = 1 << 20;
    private static final int TOGETHER = 64;
    private static int sink;

    private record Entry(long high, long low, int bits) {
        long lastHigh() {
            return bits < 64 ? high | -1L >>> bits : high;
        }

        long lastLow() {
            return bits == 128 ? low : -1;
        }
    }

    private record Queries(long[] highs, long[] lows) {}

    private interface Way {
        void ask(Ipv6Map map, Queries queries);
    }

    public static void main(String[] arguments) {
        Random random = new Random(1);
        List<Entry> entries = entries(random, Integer.parseInt(arguments[0]));
        Ipv6Map map = map(entries);
        Queries hits = hits(random, entries);
        Queries misses = misses(random, entries);
        int rounds = Integer.parseInt(arguments[1]);
        String[] names = {"hit", "miss", "hit, 64 together", "miss, 64 together", "masks"};
        Way[] ways = {Ipv6Table::single, Ipv6Table::single, Ipv6Table::together, Ipv6Table::together, Ipv6Table::masks};
        double[][] nanos = new double[names.length][rounds];
        for (int round = -2; round < rounds; round++) {
            for (int i = 0; i < names.length; i++) {
                long start = System.nanoTime();
                ways[i].ask(map, i % 2 == 0 ? hits : misses);
                nanos[i][Math.max(round, 0)] = (System.nanoTime() - start) / (double) QUERIES;
            }
        }
        for (int i = 0; i < names.length; i++) {
            Arrays.sort(nanos[i]);
            System.out.printf(
                    "%s: median %.0f ns, range %.0f to %.0f%n",
                    names[i], nanos[i][rounds / 2], nanos[i][0], nanos[i][rounds - 1]);
        }
    }

    private static void single(Ipv6Map map, Queries queries) {
        for (int i = 0; i < QUERIES; i++) {
            sink += map.value(queries.highs[i], queries.lows[i]);
        }
    }

    private static void together(Ipv6Map map, Queries queries) {
        long[] highs = new long[TOGETHER];
        long[] lows = new long[TOGETHER];
        int[] values = new int[TOGETHER];
        for (int i = 0; i < QUERIES; i += TOGETHER) {
            System.arraycopy(queries.highs, i, highs, 0, TOGETHER);
            System.arraycopy(queries.lows, i, lows, 0, TOGETHER);
            map.values(highs, lows, TOGETHER, values);
            sink += values[i / TOGETHER % TOGETHER];
        }
    }

    private static void masks(Ipv6Map map, Queries queries) {
        for (int i = 0; i < QUERIES; i++) {
            sink += (int) map.masksIn(queries.highs[i], queries.lows[i], 4 + i % 31 * 4);
        }
    }

    private static Ipv6Map map(List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Ipv6MapWriter writer = new Ipv6MapWriter(value -> 1L << value % 8, buffer -> {
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            bytes.writeBytes(piece);
        });
        long start = System.nanoTime();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            writer.range(entry.high, entry.low, entry.lastHigh(), entry.lastLow(), 1 + i % 1000);
        }
        long length = writer.finish();
        System.out.printf(
                "%d entries, %.1f bytes an entry, written in %d ms%n",
                entries.size(), (double) length / entries.size(), (System.nanoTime() - start) / 1_000_000);
        MemorySegment memory = Arena.global().allocate(length, 64);
        memory.copyFrom(MemorySegment.ofArray(bytes.toByteArray()));
        return Ipv6Map.over(memory);
    }

    private static List<Entry> entries(Random random, int count) {
        long[] blocks = random.longs(5_000, 0x2001, 0x2c10)
                .map(top -> top << 48 | (random.nextInt() & 0xffffL) << 32)
                .toArray();
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long block = blocks[(int) (blocks.length * Math.pow(random.nextDouble(), 3))];
            all.add(entry(random, block | random.nextInt() & 0xffff_ffffL));
        }
        all.sort((one, other) -> one.high != other.high
                ? Long.compareUnsigned(one.high, other.high)
                : Long.compareUnsigned(one.low, other.low));
        List<Entry> disjoint = new ArrayList<>();
        for (Entry entry : all) {
            if (disjoint.isEmpty() || isBehind(entry, disjoint.getLast())) {
                disjoint.add(entry);
            }
        }
        return disjoint;
    }

    private static Entry entry(Random random, long high) {
        int kind = random.nextInt(1000);
        if (kind < 590) {
            return new Entry(high, 0, 64);
        }
        if (kind < 980) {
            return new Entry(high, random.nextInt(3) == 0 ? random.nextInt(256) : random.nextLong(), 128);
        }
        int bits = kind < 990 ? 56 : kind < 999 ? 48 : 32;
        // Most /32 would swallow a full block: those are put beside them.
        return bits == 32 ? new Entry(0x2d00L << 48 | high << 32, 0, 32) : new Entry(high & -1L << (64 - bits), 0, bits);
    }

    private static boolean isBehind(Entry entry, Entry last) {
        int order = Long.compareUnsigned(entry.high, last.lastHigh());
        return order > 0 || (order == 0 && Long.compareUnsigned(entry.low, last.lastLow()) > 0);
    }

    private static Queries hits(Random random, List<Entry> entries) {
        Queries queries = new Queries(new long[QUERIES], new long[QUERIES]);
        for (int i = 0; i < QUERIES; i++) {
            Entry entry = entries.get(random.nextInt(entries.size()));
            queries.highs[i] = entry.high | random.nextLong() & (entry.high ^ entry.lastHigh());
            queries.lows[i] = entry.bits == 128 ? entry.low : random.nextLong();
        }
        return queries;
    }

    private static Queries misses(Random random, List<Entry> entries) {
        Queries queries = new Queries(new long[QUERIES], new long[QUERIES]);
        for (int i = 0; i < QUERIES; i++) {
            Entry entry = entries.get(random.nextInt(entries.size()));
            queries.highs[i] = entry.high & -1L << 24 | random.nextInt() & 0xff_ffffL;
            queries.lows[i] = random.nextLong();
        }
        return queries;
    }
}
