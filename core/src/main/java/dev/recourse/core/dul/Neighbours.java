package dev.recourse.core.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.PtrClass;
import java.util.Arrays;

/**
 * How many addresses with a STATIC name or a NAMED one were read around a prefix: a range whose neighbours have names of their
 * own deserves a second look. Keeps eight bytes for each /24 that has any: 128 MB at the very most, for all of IPv4.
 */
public final class Neighbours {
    private static final int NET_BITS = 96 + 24;

    private int[] nets = new int[16];
    /** How many there are in all nets up to and with this one. */
    private int[] sums = new int[16];

    private int size;

    Neighbours() {}

    void read(IpAddress address, PtrClass ptrClass) {
        if (!address.isIpv4() || (ptrClass != PtrClass.STATIC && ptrClass != PtrClass.NAMED)) {
            return;
        }
        int net = address.ipv4Bits() >>> 8;
        if (size == 0 || nets[size - 1] != net) {
            if (size == nets.length) {
                nets = Arrays.copyOf(nets, size * 2);
                sums = Arrays.copyOf(sums, size * 2);
            }
            nets[size] = net;
            sums[size] = sumBefore(size);
            size++;
        }
        sums[size - 1]++;
    }

    /** The surroundings of a prefix: its /24, or the range twice as wide where it is that wide itself. IPv6 has none. */
    public static Prefix surroundings(Prefix prefix) {
        return Prefix.around(prefix.first(), Math.min(NET_BITS, Math.max(Prefix.IPV4.bits(), prefix.bits() - 1)));
    }

    /** How many there are in the surroundings of a prefix. */
    public long around(Prefix prefix) {
        if (!prefix.isIpv4()) {
            return 0;
        }
        Prefix area = surroundings(prefix);
        int first = area.first().ipv4Bits() >>> 8;
        int last = area.last().ipv4Bits() >>> 8;
        return (long) sumBefore(place(last + 1)) - sumBefore(place(first));
    }

    private int place(int net) {
        int found = Arrays.binarySearch(nets, 0, size, net);
        return found >= 0 ? found : -found - 1;
    }

    private int sumBefore(int place) {
        return place == 0 ? 0 : sums[place - 1];
    }
}
