import dev.recourse.core.map.Ipv4Map;
import dev.recourse.core.map.Ipv4MapWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/**
 * Size and speed of the IPv4 map: single addresses crowded in 30,000 /16s and 48 /24s of each, over 200,000 prefixes of 8
 * to 30 bits, with holes; six values for the addresses, ten for the prefixes. Half of the queries are listed addresses, a
 * quarter their neighbours, a quarter any address.
 *
 * <p>java -cp core/target/classes bench/Ipv4Tables.java ADDRESSES ROUNDS
 */
class Ipv4Tables {
    private static final int HOT = 30_000;
    private static final int PREFIXES = 200_000;
    private static final int QUERIES = 1 << 20;

    private final SplittableRandom random = new SplittableRandom(1);
    private final int[] hot = random.ints()
            .map(a -> a & 0xffff0000)
            .filter(Ipv4Tables::usable)
            .limit(HOT)
            .toArray();

    /** The value of every address, painted: 4 GiB outside the heap. */
    private final MemorySegment painted = Arena.global().allocate(1L << 32);

    private final int[] listed;

    public static void main(String[] arguments) throws Exception {
        new Ipv4Tables(Integer.parseInt(arguments[0])).measure(Integer.parseInt(arguments[1]));
    }

    private Ipv4Tables(int addresses) {
        listed = new int[addresses];
        prefixes();
        addresses();
    }

    private static boolean usable(int address) {
        int octet = address >>> 24;
        return octet >= 1 && octet < 224 && octet != 10 && octet != 127 && address >>> 16 != 0xc0a8;
    }

    /** The wide ones first, so that longer prefixes stand over them; then the holes, in each a tenth of the prefixes. */
    private void prefixes() {
        long[] prefixes = new long[PREFIXES];
        for (int i = 0; i < PREFIXES; ) {
            int length = length(i);
            int around = random.nextInt(10) < 6 ? hot[random.nextInt(HOT)] | random.nextInt(1 << 16) : random.nextInt();
            if (usable(around)) {
                prefixes[i++] = (long) length << 32 | Integer.toUnsignedLong(around & -1 << 32 - length);
            }
        }
        Arrays.sort(prefixes);
        for (long prefix : prefixes) {
            paint((int) prefix, (int) (prefix >>> 32), 2 + random.nextInt(10));
        }
        for (int i = 0; i < PREFIXES / 10; i++) {
            long prefix = prefixes[random.nextInt(PREFIXES)];
            int length = (int) (prefix >>> 32);
            int inner = Math.min(30, length < 24 ? 24 + random.nextInt(7) : length + 1 + random.nextInt(4));
            int within = length == 32 ? 0 : random.nextInt() & ~(-1 << 32 - length);
            paint((int) prefix | within & -1 << 32 - inner, inner, 0);
        }
    }

    private int length(int i) {
        int percent = random.nextInt(100);
        if (i < 320) {
            return i < 2 ? 8 : i < 6 ? 10 + i % 3 : i < 20 ? 13 + i % 3 : 16;
        }
        return percent < 2 ? 17 + random.nextInt(3)
                : percent < 12 ? 20 + random.nextInt(3)
                : percent < 20 ? 23
                : percent < 60 ? 24
                : 25 + random.nextInt(6);
    }

    private void paint(int first, int length, int value) {
        painted.asSlice(Integer.toUnsignedLong(first), 1L << 32 - length).fill((byte) value);
    }

    private void addresses() {
        long[] seen = new long[1 << 26];
        for (int i = 0; i < listed.length; ) {
            double u = random.nextDouble();
            int bucket = hot[(int) (HOT * u * u)];
            int address = random.nextBoolean() ? bucket | random.nextInt(1 << 16) : inHotLeaf(bucket);
            boolean edge = (address & 255) == 0 || (address & 255) == 255;
            if (!edge && (seen[address >>> 6] >>> address & 1) == 0) {
                seen[address >>> 6] |= 1L << address;
                listed[i++] = address;
                painted.set(ValueLayout.JAVA_BYTE, Integer.toUnsignedLong(address), value());
            }
        }
    }

    private int inHotLeaf(int bucket) {
        int hash = ((bucket >>> 16) * 0x9e3779b1 ^ random.nextInt(48) * 0x85ebca6b) * 0xc2b2ae35;
        return bucket | hash >>> 24 << 8 | random.nextInt(256);
    }

    private byte value() {
        double x = random.nextDouble();
        return (byte) (x < .55 ? 1 : x < .75 ? 2 : x < .85 ? 3 : x < .92 ? 9 : x < .97 ? 10 : 11);
    }

    private void measure(int rounds) throws Exception {
        Path file = Files.createTempFile("ipv4", ".map");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                Arena arena = Arena.ofShared()) {
            long length = write(channel);
            Ipv4Map map = Ipv4Map.over(channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena));
            compare(map);
            lookups(map, rounds);
        } finally {
            Files.delete(file);
        }
    }

    private long write(FileChannel channel) {
        long begin = System.nanoTime();
        Ipv4MapWriter writer = new Ipv4MapWriter(value -> 1L << value, piece -> append(channel, piece));
        long ranges = 0;
        for (long first = 0; first < 1L << 32; ) {
            byte value = at(first);
            long next = nextChange(first);
            if (value != 0) {
                writer.range((int) first, (int) (next - 1), value);
                ranges++;
            }
            first = next;
        }
        long length = writer.finish();
        System.out.printf(
                "%d addresses and %d prefixes: %d ranges, %d bytes, %.2f bytes for each entry, read and written in %.1f s%n",
                listed.length, PREFIXES, ranges, length, (double) length / (listed.length + PREFIXES),
                (System.nanoTime() - begin) / 1e9);
        return length;
    }

    private byte at(long address) {
        return painted.get(ValueLayout.JAVA_BYTE, address);
    }

    private long nextChange(long first) {
        byte value = at(first);
        long eight = (value & 0xffL) * 0x0101010101010101L;
        long at = first + 1;
        while (at < 1L << 32) {
            if ((at & 7) == 0 && painted.get(ValueLayout.JAVA_LONG, at) == eight) {
                at += 8;
            } else if (at(at) == value) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static void append(FileChannel channel, ByteBuffer piece) {
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All addresses that may differ: those of every 97th listed one's /24. */
    private void compare(Ipv4Map map) {
        long wrong = 0;
        long asked = 0;
        for (int i = 0; i < listed.length; i += 97) {
            for (int suffix = 0; suffix < 256; suffix++) {
                int address = listed[i] & -256 | suffix;
                wrong += map.value(address) == at(Integer.toUnsignedLong(address)) ? 0 : 1;
                asked++;
            }
        }
        System.out.printf("%d addresses compared, %d wrong%n", asked, wrong);
    }

    private void lookups(Ipv4Map map, int rounds) {
        double[] chained = new double[rounds];
        double[] plain = new double[rounds];
        double[] staged = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            int[] queries = queries();
            double first = nanos(queries, q -> chained(map, q));
            double second = nanos(queries, q -> plain(map, q));
            double third = nanos(queries, q -> staged(map, q));
            if (round >= 0) {
                chained[round] = first;
                plain[round] = second;
                staged[round] = third;
            }
        }
        print("each after the one before", chained);
        print("plain", plain);
        print("staged, 64 at a time", staged);
    }

    private int[] queries() {
        int[] queries = new int[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            int address = listed[random.nextInt(listed.length)];
            queries[i] = switch (random.nextInt(4)) {
                case 0 -> random.nextInt();
                case 1 -> address & -256 | random.nextInt(256);
                default -> address;
            };
        }
        return queries;
    }

    /** Time of this thread on a processor: other programs' turns do not count. */
    private final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();

    private long sum;

    private double nanos(int[] queries, ToLongFunction<int[]> lookups) {
        long begin = cpu.getCurrentThreadCpuTime();
        sum += lookups.applyAsLong(queries);
        return (cpu.getCurrentThreadCpuTime() - begin) / (double) QUERIES;
    }

    /** Each lookup needs the number of the one before, so that the processor cannot overlap them by itself. */
    private static long chained(Ipv4Map map, int[] queries) {
        long sum = 0;
        int previous = 0;
        for (int query : queries) {
            previous = map.value(query ^ previous >>> 30);
            sum += previous;
        }
        return sum;
    }

    private static long plain(Ipv4Map map, int[] queries) {
        long sum = 0;
        for (int query : queries) {
            sum += map.value(query);
        }
        return sum;
    }

    private static long staged(Ipv4Map map, int[] queries) {
        int[] batch = new int[64];
        int[] values = new int[64];
        long sum = 0;
        for (int from = 0; from < queries.length; from += 64) {
            System.arraycopy(queries, from, batch, 0, 64);
            map.values(batch, 64, values);
            for (int value : values) {
                sum += value;
            }
        }
        return sum;
    }

    private static void print(String what, double[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s: median %.0f ns a lookup, range %.0f to %.0f, %d rounds of %d%n",
                what, nanos[nanos.length / 2], nanos[0], nanos[nanos.length - 1], nanos.length, QUERIES);
    }
}
