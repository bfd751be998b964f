package dev.recourse.hub.intake;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the space that one source lists, from its prefixes in order: each adds or takes away what differs around it. */
final class AddressCount {
    private static final int NETWORK = 64;

    private final Deque<Level> open = new ArrayDeque<>();
    private BigInteger ipv6 = BigInteger.ZERO;
    private long ipv4;
    private IpAddress lastNetwork = new IpAddress(-1, -1);

    private record Level(Prefix prefix, boolean listed) {}

    /** The next prefix, and whether it is listed or a hole. */
    void add(Prefix prefix, boolean listed) {
        while (!open.isEmpty() && !open.element().prefix.contains(prefix)) {
            open.pop();
        }
        boolean around = !open.isEmpty() && open.element().listed;
        if (prefix.isIpv4()) {
            addIpv4(prefix, listed, around);
        } else if (prefix.bits() <= NETWORK) {
            addIpv6(prefix, listed, around);
        } else if (listed && !around) {
            addInNetwork(prefix);
        }
        if (!prefix.isSingle()) {
            open.push(new Level(prefix, listed));
        }
    }

    Addresses sum() {
        return new Addresses(BigInteger.valueOf(ipv4), ipv6);
    }

    private void addIpv4(Prefix prefix, boolean listed, boolean around) {
        if (listed != around) {
            long size = 1L << (128 - prefix.bits());
            ipv4 += listed ? size : -size;
        }
    }

    private void addIpv6(Prefix prefix, boolean listed, boolean around) {
        if (listed != around) {
            BigInteger size = BigInteger.ONE.shiftLeft(NETWORK - prefix.bits());
            ipv6 = listed ? ipv6.add(size) : ipv6.subtract(size);
        }
    }

    /** Something in a /64: it counts once, and not where the whole /64 is listed around it. */
    private void addInNetwork(Prefix prefix) {
        IpAddress network = new IpAddress(prefix.first().high(), 0);
        boolean counted = network.equals(lastNetwork) || networkListed();
        if (!counted) {
            ipv6 = ipv6.add(BigInteger.ONE);
            lastNetwork = network;
        }
    }

    /** Whether the whole /64 is listed, but for what is cut out of it. */
    private boolean networkListed() {
        for (Level level : open) {
            if (level.prefix.bits() <= NETWORK) {
                return level.listed;
            }
        }
        return false;
    }
}
