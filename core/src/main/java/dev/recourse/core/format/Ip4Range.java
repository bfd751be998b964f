package dev.recourse.core.format;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.function.Consumer;

/** IPv4 addresses from one to another, as unsigned 32-bit numbers in longs. */
record Ip4Range(long first, long last) {
    long size() {
        return last - first + 1;
    }

    void forEachPrefix(Consumer<Prefix> action) {
        new AddressRange(IpAddress.ofIpv4((int) first), IpAddress.ofIpv4((int) last)).forEachPrefix(action);
    }
}
