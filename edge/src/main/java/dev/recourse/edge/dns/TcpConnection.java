package dev.recourse.edge.dns;

import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.transfer.Transfer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * One client's connection: any number of queries, each answered in its turn (RFC 7766 6.2.1.1: replies in the order of
 * the queries are always right).
 */
final class TcpConnection {
    private static final int LENGTH = 2;

    private final Socket socket;
    private final Desk desk;
    private final long idleNanos;
    /** Written by the connection's thread, read by the one that closes what is overdue. */
    private volatile long deadline;

    TcpConnection(Socket socket, Desk desk, Duration idleFor) {
        this.socket = socket;
        this.desk = desk;
        this.idleNanos = idleFor.toNanos();
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

    /** Answers until the client goes, is overdue, or sends what is no query. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            boolean more = true;
            while (more) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                extend();
                more = answer(query);
            }
        } catch (IOException e) {
            // The client has gone, or was closed for being overdue: nobody is left to tell.
            return;
        }
    }

    private boolean answer(byte[] query) throws IOException {
        Optional<Transfer> transfer = desk.transfer(query, query.length, client(), Transport.TCP);
        if (transfer.isEmpty()) {
            return answer(desk.answer(query, query.length, Transport.TCP));
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
