package dev.recourse.edge.dns;

import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Event;
import dev.recourse.edge.transfer.Transfer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One client's connection. No query waits for a slow one (RFC 7766 6.2.1.1): what is answered from memory is answered at once
 * by the thread that reads, a transfer is sent by a thread of its own, and messages of all go out whole, in turn
 * (docs/decisions/0038). Nothing is kept that was not sent: a client that takes no replies is read no further.
 */
final class TcpConnection {
    private static final int LENGTH = 2;
    /** Transfers that one client may have running; with as many, it is read no further until one is over. */
    static final int TRANSFERS = 4;

    private static final int WASTE = 512;
    /** So much may still come from a client that is told the end, before it is cut off. */
    private static final int LAST_WORDS = 1 << 17;

    private final Socket socket;
    private final Desk desk;
    private final long idleNanos;
    private final Semaphore transfers = new Semaphore(TRANSFERS);
    /** Fair, so that a reply waits for one message of a transfer and not for all. Held while a message is written. */
    private final ReentrantLock sending = new ReentrantLock(true);
    /** Written by the reading thread alone. */
    private int left;
    /** Written by who reads or sends, read by the one that closes what is overdue. */
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
            answerAll(in);
            transfers.acquireUninterruptibly(TRANSFERS);
            sayGoodbye(in);
        } catch (IOException e) {
            // The client has gone, or was closed for being overdue: nobody is left to tell.
            return;
        }
    }

    private void answerAll(DataInputStream in) throws IOException {
        try {
            while (answerNext(in)) {
                left--;
                if (left == 0) {
                    desk.counters().count(Event.TCP_ENOUGH);
                    return;
                }
            }
        } catch (EOFException e) {
            // The client has no more to ask; it may still be reading.
            return;
        }
    }

    private boolean answerNext(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort();
        // Its own array: a transfer may look into it while the next is read.
        byte[] query = new byte[length];
        in.readFully(query);
        extend();
        Packet packet = desk.packet(query, length, Transport.TCP, client());
        Optional<Transfer> transfer = desk.transfer(packet);
        if (transfer.isEmpty()) {
            return answer(desk.answer(packet));
        }
        start(transfer.get());
        return true;
    }

    private void start(Transfer transfer) {
        transfers.acquireUninterruptibly();
        Thread.ofVirtual().name("dns-tcp-transfer").start(() -> {
            try {
                desk.send(transfer, message -> send(ByteBuffer.wrap(message)));
            } catch (IOException e) {
                // Half a transfer: whatever came behind it would be taken for the rest.
                close();
            } finally {
                transfers.release();
            }
        });
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
        byte[] waste = new byte[WASTE];
        for (int n = in.read(waste); n >= 0 && read < LAST_WORDS; n = in.read(waste)) {
            read += n;
        }
    }

    private void send(ByteBuffer message) throws IOException {
        byte[] framed = framed(message);
        sending.lock();
        try {
            socket.getOutputStream().write(framed);
            extend();
        } finally {
            sending.unlock();
        }
    }

    /** Length and message in one write, so in one segment (RFC 7766 8). */
    private static byte[] framed(ByteBuffer message) {
        int length = message.remaining();
        return ByteBuffer.allocate(LENGTH + length)
                .putShort((short) length)
                .put(message)
                .array();
    }

    /** The client is read no further, as if it had closed its side. */
    void readNoMore() {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            // It is gone already.
            return;
        }
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
