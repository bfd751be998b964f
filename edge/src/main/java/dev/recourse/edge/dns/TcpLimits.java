package dev.recourse.edge.dns;

import java.time.Duration;

/**
 * What TCP clients may take.
 *
 * @param connections at one time
 * @param perSource at one time, from one IPv4 address or one IPv6 /64
 * @param idleFor how long a connection may take for its next whole query, or to take its reply
 */
record TcpLimits(int connections, int perSource, Duration idleFor) {
    /** RFC 9210 4.5: reasonable where most queries come by UDP. */
    static final TcpLimits USUAL = new TcpLimits(150, 25, Duration.ofSeconds(10));
}
