package dev.recourse.edge.dns;

import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Event;
import dev.recourse.edge.transfer.Transfer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers datagrams on one address. Its threads share the socket: one at a time receives, and hands over to the next before
 * it answers.
 */
final class UdpListener {
    /** A burst waits in the kernel while we answer; the kernel takes what its own limit allows. */
    private static final int RECEIVE_BUFFER = 1 << 20;

    private static final int LONGEST = 65_535;

    private final DatagramChannel channel;
    private final Desk desk;
    private final List<Thread> threads;

    private UdpListener(DatagramChannel channel, Desk desk, int threads) {
        this.channel = channel;
        this.desk = desk;
        this.threads = Stream.generate(
                        () -> Thread.ofPlatform().daemon().name("dns-udp").unstarted(this::run))
                .limit(threads)
                .toList();
    }

    /** Takes the address; answers nothing before {@link #start}. */
    static UdpListener bind(InetSocketAddress address, Desk desk, int threads) throws ListenException {
        try {
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
                // No SO_REUSEADDR or SO_REUSEPORT: with them a second server would bind too and get half the queries.
                channel.bind(address);
                return new UdpListener(channel, desk, threads);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw ListenException.of(address, "UDP", e);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    void close() throws IOException {
        channel.close();
        threads.forEach(Joined::join);
    }

    private void run() {
        ByteBuffer packet = ByteBuffer.allocateDirect(LONGEST);
        ByteBuffer reply = ByteBuffer.allocateDirect(LONGEST);
        byte[] message = new byte[LONGEST];
        while (channel.isOpen()) {
            try {
                packet.clear();
                if (channel.receive(packet) instanceof InetSocketAddress client) {
                    int length = packet.position();
                    packet.get(0, message, 0, length);
                    reply(desk.packet(message, length, Transport.UDP, client.getAddress()), reply, client);
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // This client cannot be answered (port 0, no route, full queue); the next one may be.
                desk.counters().count(Event.UDP_UNSENT);
            }
        }
    }

    private void reply(Packet packet, ByteBuffer buffer, SocketAddress client) throws IOException {
        Optional<Transfer> transfer = desk.transfer(packet);
        if (transfer.isPresent()) {
            desk.send(transfer.get(), message -> send(ByteBuffer.wrap(message), buffer, client));
        } else if (desk.answer(packet) instanceof Answer.Reply reply) {
            send(reply.message(), buffer, client);
        }
    }

    private void send(ByteBuffer message, ByteBuffer buffer, SocketAddress client) throws IOException {
        buffer.clear().put(message).flip();
        channel.send(buffer, client);
    }
}
