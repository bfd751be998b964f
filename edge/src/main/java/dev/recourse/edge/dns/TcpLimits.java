package dev.recourse.edge.dns;

import java.time.Duration;

/**
 * What TCP clients may take, over all addresses together.
 *
 * @param connections at one time
 * @param perSource at one time, from one IPv4 address or one IPv6 /64
 * @param idleFor how long a connection may take for its next whole query, or to take its reply; at most 6553 s
 * @param queries how many one connection may bring before it is closed
 */
public record TcpLimits(int connections, int perSource, Duration idleFor, int queries) {
    /** RFC 9210 4.5: reasonable where most queries come by UDP. */
    public static final TcpLimits USUAL = new TcpLimits(150, 25, Duration.ofSeconds(10), 20_000);

    private static final int KEEPALIVE_UNIT = 100;

    /** With fewer free places than one of so many, clients are asked to close what they do not need. */
    private static final int RESERVE = 10;

    /**
     * The idle time as RFC 7828 writes it: 0 asks the client to close.
     *
     * @param open how many connections there are
     */
    int keepalive(int open) {
        return connections - open < Math.ceilDiv(connections, RESERVE)
                ? 0
                : (int) Math.min(0xffff, idleFor.toMillis() / KEEPALIVE_UNIT);
    }
}
