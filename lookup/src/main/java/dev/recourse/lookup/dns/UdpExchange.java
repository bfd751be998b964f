package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.lookup.dns.ReplyCheck.Judged;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * A question in a datagram. A socket for each, so that the port is a new random one; connected, so that the system drops what
 * comes from another address or port. What is no reply to it is passed over, and does not end the waiting: else whoever can
 * send a datagram could end it.
 */
final class UdpExchange {
    /** More than we said we take: a server that sends more has not understood. */
    private static final int LONGEST = 4096;

    /** Whoever sends so many wrong replies is guessing, or broken. */
    private static final int MOST_WRONG = 64;

    private final InetSocketAddress server;
    private final Question question;
    private final Deadline deadline;
    private final LookupCounters counters;
    private boolean sawMalformed;

    UdpExchange(InetSocketAddress server, Question question, Deadline deadline, LookupCounters counters) {
        this.server = server;
        this.question = question;
        this.deadline = deadline;
        this.counters = counters;
    }

    /** What became of it. */
    sealed interface Result {
        /** That is all. */
        record Done(Exchange exchange) implements Result {}

        /** The same has to be asked over TCP. */
        record OverTcp() implements Result {}
    }

    Result run(boolean extended) {
        counters.count(LookupEvent.UDP_QUERY);
        byte[] query = question.toWire(extended);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            socket.send(new DatagramPacket(query, query.length));
            return received(socket);
        } catch (SocketTimeoutException e) {
            return silent();
        } catch (IOException e) {
            // Nothing listens there (ICMP), or this machine has no way to that family.
            return failed(UnknownCause.UNREACHABLE);
        }
    }

    private Result received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        for (int wrong = 0; wrong < MOST_WRONG && !deadline.isOver(); wrong++) {
            packet.setLength(LONGEST);
            socket.setSoTimeout(deadline.leftMillis());
            socket.receive(packet);
            switch (ReplyCheck.judge(Arrays.copyOf(packet.getData(), packet.getLength()), question)) {
                case Judged.Reply reply -> {
                    return new Result.Done(new Exchange.Replied(reply.message()));
                }
                case Judged.Truncated t -> {
                    counters.count(LookupEvent.REPLY_TRUNCATED);
                    return new Result.OverTcp();
                }
                case Judged.Respelled r -> {
                    counters.count(LookupEvent.REPLY_RESPELLED);
                    return new Result.OverTcp();
                }
                case Judged.Malformed m -> {
                    counters.count(LookupEvent.REPLY_MALFORMED);
                    sawMalformed = true;
                }
                case Judged.NotOurs n -> counters.count(LookupEvent.REPLY_IGNORED);
            }
        }
        return silent();
    }

    private Result silent() {
        counters.count(LookupEvent.SERVER_SILENT);
        return failed(sawMalformed ? UnknownCause.MALFORMED : UnknownCause.TIMEOUT);
    }

    private static Result failed(UnknownCause cause) {
        return new Result.Done(new Exchange.Failed(cause));
    }
}
