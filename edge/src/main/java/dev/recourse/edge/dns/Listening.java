package dev.recourse.edge.dns;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where and how to listen.
 *
 * @param addresses at least one; 0.0.0.0 and :: stand for all addresses of the family that this machine has at the start;
 *     port 0 takes a free one
 * @param threads how many threads receive datagrams, for each address, at least 1
 * @param tcp what TCP clients may take
 */
public record Listening(List<InetSocketAddress> addresses, int threads, TcpLimits tcp) {
    /** @throws IllegalArgumentException when there is no address or no thread */
    public Listening {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || threads < 1) {
            throw new IllegalArgumentException("a server needs an address and a thread");
        }
    }

    /** One address, one thread, the usual limits. */
    public static Listening on(InetSocketAddress address) {
        return new Listening(List.of(address), 1, TcpLimits.USUAL);
    }
}
