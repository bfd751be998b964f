package dev.recourse.edge.dns;

import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.transfer.Transfer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers datagrams, one after the other, on one thread of its own. */
final class UdpListener {
    /** A burst waits in the kernel while we answer; the kernel takes what its own limit allows. */
    private static final int RECEIVE_BUFFER = 1 << 20;

    private static final int LONGEST = 65_535;

    private final DatagramChannel channel;
    private final Desk desk;
    private final Thread thread;

    private UdpListener(DatagramChannel channel, Desk desk) {
        this.channel = channel;
        this.desk = desk;
        this.thread = Thread.ofPlatform().daemon().name("dns-udp").unstarted(this::run);
    }

    /** Takes the address; answers nothing before {@link #start}. */
    static UdpListener bind(InetSocketAddress address, Desk desk) throws ListenException {
        try {
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
                // No SO_REUSEADDR or SO_REUSEPORT: with them a second server would bind too and get half the queries.
                channel.bind(address);
                return new UdpListener(channel, desk);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw ListenException.of(address, "UDP", e);
        }
    }

    void start() {
        thread.start();
    }

    void close() throws IOException {
        channel.close();
        Joined.join(thread);
    }

    private void run() {
        ByteBuffer packet = ByteBuffer.allocateDirect(LONGEST);
        ByteBuffer reply = ByteBuffer.allocateDirect(LONGEST);
        byte[] message = new byte[LONGEST];
        while (channel.isOpen()) {
            try {
                packet.clear();
                SocketAddress client = channel.receive(packet);
                int length = packet.position();
                packet.get(0, message, 0, length);
                Optional<Transfer> transfer = client instanceof InetSocketAddress from
                        ? desk.transfer(message, length, from.getAddress(), Transport.UDP)
                        : Optional.empty();
                if (transfer.isPresent()) {
                    transfer.get().writeTo(one -> send(ByteBuffer.wrap(one), reply, client));
                } else {
                    reply(desk.answer(message, length, Transport.UDP), reply, client);
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // This client cannot be answered (port 0, no route, full queue); the next one may be.
                desk.counters().countUnsent();
            }
        }
    }

    private void reply(Answer answer, ByteBuffer buffer, @Nullable SocketAddress client) throws IOException {
        if (answer instanceof Answer.Reply reply) {
            send(reply.message(), buffer, client);
        }
    }

    private void send(ByteBuffer message, ByteBuffer buffer, @Nullable SocketAddress client) throws IOException {
        if (client != null) {
            buffer.clear().put(message).flip();
            channel.send(buffer, client);
        }
    }
}
