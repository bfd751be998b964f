package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.RefusedException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts pairs of any number by address: parts of bounded size are sorted in memory and written out, then merged. Holds at
 * most {@value #PAIRS} pairs or {@value #BYTES} bytes of names, and a small buffer for each part.
 */
final class PairSorter implements AutoCloseable {
    private static final int PAIRS = 1_000_000;
    private static final int BYTES = 1 << 26;

    /** Parts that are merged at once, each an open file: 400 million pairs. */
    private static final int PARTS_MAX = 400;

    private static final int SIGN = 1 << 31;

    private final Path folder;
    private final List<Path> parts = new ArrayList<>();

    private byte[] names = new byte[1 << 20];
    private int used;
    private final int[] offsets;
    private final short[] lengths;
    private final long[] times;
    private int pairs;

    /** An IPv4 address, its first bit turned so that signed order is its order, and behind it the number of the pair. */
    private final long[] ipv4;

    private int ipv4Pairs;
    private final List<Ipv6Pair> ipv6 = new ArrayList<>();
    private long total;

    private record Ipv6Pair(IpAddress address, int pair) {}

    /** @param folder where parts are written; they are gone when it is closed */
    PairSorter(Path folder) {
        this(folder, PAIRS);
    }

    /** @param most pairs in one part */
    PairSorter(Path folder, int most) {
        this.folder = folder;
        this.offsets = new int[most];
        this.lengths = new short[most];
        this.times = new long[most];
        this.ipv4 = new long[most];
    }

    void add(IpAddress address, byte[] buffer, int from, int length, long readAt) {
        if (pairs == offsets.length || used + length > BYTES) {
            spill();
        }
        if (used + length > names.length) {
            names = Arrays.copyOf(names, Math.min(BYTES, Math.max(names.length * 2, used + length)));
        }
        System.arraycopy(buffer, from, names, used, length);
        offsets[pairs] = used;
        lengths[pairs] = (short) length;
        times[pairs] = readAt;
        used += length;
        if (address.isIpv4()) {
            ipv4[ipv4Pairs++] = (long) (address.ipv4Bits() ^ SIGN) << 32 | pairs;
        } else {
            ipv6.add(new Ipv6Pair(address, pairs));
        }
        pairs++;
        total++;
    }

    /** How many pairs were added. */
    long total() {
        return total;
    }

    /** All of them in order of address; the pairs of one address are one reading. */
    Readings sorted() {
        spill();
        return new MergedParts(parts);
    }

    private void spill() {
        if (pairs == 0) {
            return;
        }
        if (parts.size() == PARTS_MAX) {
            throw new RefusedException("the data set has more than " + total
                    + " pairs: split it by address, and build on the" + " run before (--onto)");
        }
        Arrays.sort(ipv4, 0, ipv4Pairs);
        ipv6.sort(Comparator.comparing(Ipv6Pair::address).thenComparingInt(Ipv6Pair::pair));
        Path part = folder.resolve("part-" + parts.size());
        parts.add(part);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
            // The order of addresses: what is below IPv4 (such as ::1), IPv4, the rest.
            IpAddress lowest = IpAddress.ofIpv4(0);
            for (Ipv6Pair each : ipv6) {
                if (each.address().compareTo(lowest) < 0) {
                    write(out, each.address(), each.pair());
                }
            }
            for (int i = 0; i < ipv4Pairs; i++) {
                write(out, IpAddress.ofIpv4((int) (ipv4[i] >>> 32) ^ SIGN), (int) ipv4[i]);
            }
            for (Ipv6Pair each : ipv6) {
                if (each.address().compareTo(lowest) > 0) {
                    write(out, each.address(), each.pair());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + part + ": " + e.getMessage(), e);
        }
        pairs = 0;
        used = 0;
        ipv4Pairs = 0;
        ipv6.clear();
    }

    private void write(DataOutputStream out, IpAddress address, int pair) throws IOException {
        out.writeLong(address.high());
        out.writeLong(address.low());
        out.writeLong(times[pair]);
        out.writeShort(lengths[pair]);
        out.write(names, offsets[pair], lengths[pair]);
    }

    @Override
    public void close() {
        for (Path part : parts) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + part + ": " + e.getMessage(), e);
            }
        }
    }
}
