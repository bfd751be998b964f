package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;

/**
 * What came.
 *
 * @param message the packet in its first octets
 * @param length how many octets it has
 * @param transport how it came
 * @param client from where
 * @param atMillis when, in milliseconds since 1970: what has expired by then is not answered
 * @param keepalive how long a TCP connection may be idle, in units of 100 ms (RFC 7828)
 */
@SuppressWarnings("ArrayRecordComponent") // The buffer of whoever received it; packets are not compared.
public record Packet(byte[] message, int length, Transport transport, IpAddress client, long atMillis, int keepalive) {
    private static final long MILLIS = 1000;

    /** When, in seconds since 1970. */
    long atSeconds() {
        return atMillis / MILLIS;
    }
}
