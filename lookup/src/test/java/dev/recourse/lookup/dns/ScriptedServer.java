package dev.recourse.lookup.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** A real DNS server on real sockets of the loopback that does what its script says: lies, delays, cuts, keeps silent. */
final class ScriptedServer implements AutoCloseable {
    /** A question that came. */
    record Asked(Name name, int type, boolean recursive, boolean extended, Transport transport) {
        @Override
        public String toString() {
            return name + " " + Type.string(type) + " " + transport;
        }
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final DatagramSocket udp;
    private final DatagramSocket elsewhere;
    private final ServerSocket tcp;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Script script;

    private ScriptedServer(DatagramSocket udp, ServerSocket tcp, Script script) throws IOException {
        this.udp = udp;
        this.tcp = tcp;
        this.script = script;
        this.elsewhere = new DatagramSocket(0, udp.getLocalAddress());
        threads.submit(this::receive);
        threads.submit(this::accept);
    }

    static ScriptedServer start(Script script) throws IOException {
        return start("127.0.0.1", 0, script);
    }

    /** @param port 0: any that is free for both transports */
    static ScriptedServer start(String address, int port, Script script) throws IOException {
        InetAddress at = InetAddress.ofLiteral(address);
        for (int attempt = 0; ; attempt++) {
            ServerSocket tcp = new ServerSocket(port, 50, at);
            try {
                return new ScriptedServer(new DatagramSocket(tcp.getLocalPort(), at), tcp, script);
            } catch (IOException e) {
                tcp.close();
                if (port != 0 || attempt == 20) {
                    throw e;
                }
            }
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    }

    int port() {
        return udp.getLocalPort();
    }

    void script(Script next) {
        script = next;
    }

    long asked(Transport transport) {
        return asked.stream().filter(a -> a.transport() == transport).count();
    }

    private Void receive() throws IOException {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            udp.receive(packet);
            byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
            InetSocketAddress client = (InetSocketAddress) packet.getSocketAddress();
            threads.submit(() -> {
                run(octets, Transport.UDP, new Datagrams(client));
                return true;
            });
        }
    }

    private Void accept() throws IOException {
        while (true) {
            Socket socket = tcp.accept();
            threads.submit(() -> {
                try (socket) {
                    DataInputStream in = new DataInputStream(socket.getInputStream());
                    byte[] octets = in.readNBytes(in.readUnsignedShort());
                    run(octets, Transport.TCP, new Connection(new DataOutputStream(socket.getOutputStream())));
                }
                return true;
            });
        }
    }

    private void run(byte[] octets, Transport transport, Script.Sender sender)
            throws IOException, InterruptedException {
        Message query = new Message(octets);
        asked.add(new Asked(
                query.getQuestion().getName(),
                query.getQuestion().getType(),
                query.getHeader().getFlag(org.xbill.DNS.Flags.RD),
                query.getOPT() != null,
                transport));
        script.answer(query, transport, sender);
    }

    private final class Datagrams implements Script.Sender {
        private final InetSocketAddress client;

        Datagrams(InetSocketAddress client) {
            this.client = client;
        }

        @Override
        public void send(byte[] message) throws IOException {
            udp.send(new DatagramPacket(message, message.length, client));
        }

        @Override
        public void sendFromElsewhere(byte[] message) throws IOException {
            elsewhere.send(new DatagramPacket(message, message.length, client));
        }

        @Override
        public void raw(byte[] octets) {
            throw new IllegalStateException("a datagram has no stream");
        }
    }

    private record Connection(DataOutputStream out) implements Script.Sender {
        @Override
        public void send(byte[] message) throws IOException {
            out.writeShort(message.length);
            out.write(message);
            out.flush();
        }

        @Override
        public void sendFromElsewhere(byte[] message) {
            throw new IllegalStateException("a connection has one end");
        }

        @Override
        public void raw(byte[] octets) throws IOException {
            out.write(octets);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        elsewhere.close();
        tcp.close();
        threads.shutdownNow();
    }
}
