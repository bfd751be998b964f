package dev.recourse.edge.dns;

import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Event;
import dev.recourse.edge.transfer.Transfer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One client's connection: many queries, each answered in its turn. RFC 7766 6.2.1.1 wants queries worked on side by side,
 * so that none waits for a slow one; here none is slow, since every answer is made from memory, and replies in the order of
 * the queries are always right. Nothing is kept that was not sent: a client that takes no replies is read no further.
 */
final class TcpConnection {
    private static final int LENGTH = 2;
    /** Most queries fit; a longer one gets a longer buffer, as long as it is read. */
    private static final int USUAL = 512;
    /** So much may still come from a client that is told the end, before it is cut off. */
    private static final int LAST_WORDS = 1 << 17;

    private final Socket socket;
    private final Desk desk;
    private final long idleNanos;
    private final byte[] usual = new byte[USUAL];
    /** Written by the connection's thread alone. */
    private int left;
    /** Written by the connection's thread, read by the one that closes what is overdue. */
    private volatile long deadline;

    TcpConnection(Socket socket, Desk desk, TcpLimits limits) {
        this.socket = socket;
        this.desk = desk;
        this.idleNanos = limits.idleFor().toNanos();
        this.left = limits.queries();
        extend();
    }

    InetAddress client() {
        return socket.getInetAddress();
    }

    /** Only a whole query earns more time (RFC 7766 6.2.3): single octets now and then do not. */
    private void extend() {
        deadline = System.nanoTime() + idleNanos;
    }

    boolean isOverdue() {
        return System.nanoTime() - deadline > 0;
    }

    /** Answers until the client goes, is overdue, has asked enough, or sends what is no query. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            while (answerNext(in)) {
                left--;
                if (left == 0) {
                    desk.counters().count(Event.TCP_ENOUGH);
                    break;
                }
            }
            sayGoodbye(in);
        } catch (IOException e) {
            // The client has gone, or was closed for being overdue: nobody is left to tell.
            return;
        }
    }

    private boolean answerNext(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort();
        byte[] query = length <= USUAL ? usual : new byte[length];
        in.readFully(query, 0, length);
        extend();
        Packet packet = desk.packet(query, length, Transport.TCP, client());
        Optional<Transfer> transfer = desk.transfer(packet);
        if (transfer.isEmpty()) {
            return answer(desk.answer(packet));
        }
        transfer.get().writeTo(message -> send(ByteBuffer.wrap(message)));
        return true;
    }

    /** What is no query ends the connection: whatever follows in the stream is none either. */
    private boolean answer(Answer answer) throws IOException {
        return switch (answer) {
            case Answer.Drop drop -> false;
            case Answer.Reply reply -> {
                send(reply.message());
                yield true;
            }
        };
    }

    /**
     * Tells the end and waits for the client's. To close while something unread is there would reset the connection, and
     * replies that are still on their way would be lost.
     */
    private void sayGoodbye(InputStream in) throws IOException {
        socket.shutdownOutput();
        long read = 0;
        byte[] waste = new byte[USUAL];
        for (int n = in.read(waste); n >= 0 && read < LAST_WORDS; n = in.read(waste)) {
            read += n;
        }
    }

    private void send(ByteBuffer message) throws IOException {
        socket.getOutputStream().write(framed(message));
        extend();
    }

    /** Length and message in one write, so in one segment (RFC 7766 8). */
    private static byte[] framed(ByteBuffer message) {
        int length = message.remaining();
        return ByteBuffer.allocate(LENGTH + length)
                .putShort((short) length)
                .put(message)
                .array();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed as far as it ever will be.
            return;
        }
    }
}
