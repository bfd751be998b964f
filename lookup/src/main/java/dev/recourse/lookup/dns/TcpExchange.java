package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.lookup.dns.ReplyCheck.Judged;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A question over TCP (RFC 7766). Before each read the time is looked at, so that single octets now and then gain nothing. */
final class TcpExchange {
    private final InetSocketAddress server;
    private final Question question;
    private final Deadline deadline;
    private final LookupCounters counters;

    TcpExchange(InetSocketAddress server, Question question, Deadline deadline, LookupCounters counters) {
        this.server = server;
        this.question = question;
        this.deadline = deadline;
        this.counters = counters;
    }

    Exchange run(boolean extended) {
        counters.count(LookupEvent.TCP_QUERY);
        try (Socket socket = new Socket()) {
            socket.connect(server, deadline.leftMillis());
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(framed(question.toWire(extended)));
            byte[] length = read(socket, 2);
            return judged(read(socket, ((length[0] & 0xff) << 8) | (length[1] & 0xff)));
        } catch (SocketTimeoutException e) {
            counters.count(LookupEvent.SERVER_SILENT);
            return new Exchange.Failed(UnknownCause.TIMEOUT);
        } catch (EOFException e) {
            // It hung up in the middle.
            return malformed();
        } catch (IOException e) {
            return new Exchange.Failed(UnknownCause.UNREACHABLE);
        }
    }

    private Exchange judged(byte[] octets) {
        return switch (ReplyCheck.judge(octets, question)) {
            case Judged.Reply reply -> new Exchange.Replied(reply.message());
            case Judged.Respelled r -> respelled(octets);
            case Judged.Truncated t -> malformed();
            case Judged.Malformed m -> malformed();
            case Judged.NotOurs n -> malformed();
        };
    }

    /** Nobody can guess into a connection: a server that spells names its own way is believed here. */
    private Exchange respelled(byte[] octets) {
        byte[] ours = question.name().toWire();
        System.arraycopy(ours, 0, octets, 12, ours.length);
        return ReplyCheck.judge(octets, question) instanceof Judged.Reply reply
                ? new Exchange.Replied(reply.message())
                : malformed();
    }

    private Exchange malformed() {
        counters.count(LookupEvent.REPLY_MALFORMED);
        return new Exchange.Failed(UnknownCause.MALFORMED);
    }

    private byte[] read(Socket socket, int octets) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] read = new byte[octets];
        for (int at = 0; at < octets; ) {
            if (deadline.isOver()) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(deadline.leftMillis());
            int more = in.read(read, at, octets - at);
            if (more < 0) {
                throw new EOFException();
            }
            at += more;
        }
        return read;
    }

    private static byte[] framed(byte[] message) {
        byte[] framed = new byte[2 + message.length];
        framed[0] = (byte) (message.length >>> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        return framed;
    }
}
