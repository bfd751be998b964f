package dev.recourse.edge.transfer;

import java.io.IOException;

/** The messages that answer one request, made while they are sent: however large the zone, one message is in memory. */
@FunctionalInterface
public interface Transfer {
    /**
     * Sends them all.
     *
     * @throws IOException when the client takes no more, or the rest cannot be made: the connection is of no more use
     */
    void writeTo(Sink sink) throws IOException;

    /** Takes one message, without the length that TCP puts in front. */
    @FunctionalInterface
    interface Sink {
        void message(byte[] message) throws IOException;
    }
}
