import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long a committed change takes to be answered: lists an address through the server's command socket and asks DNS
 * until the answer is there, again and again. Prints milliseconds from the command's acknowledgement, and from its start.
 *
 * <p>java bench/Visibility.java DATA_FOLDER DNS_PORT ROUNDS
 */
class Visibility {
    public static void main(String[] arguments) throws Exception {
        Path socket = Path.of(arguments[0], "recourse.sock");
        int port = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        double[] fromAcknowledgement = new double[rounds];
        double[] fromStart = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            int last = i;
            long start = System.nanoTime();
            Thread asking = Thread.ofPlatform().unstarted(() -> fromStart[last] = millisUntilListed(last, port, start));
            asking.start();
            command(socket, "list", "add", "--list", "quick", "203.0.113." + i);
            long acknowledged = System.nanoTime();
            asking.join();
            fromAcknowledgement[i] = Math.max(0, fromStart[i] - (acknowledged - start) / 1e6);
        }
        print("from acknowledgement", fromAcknowledgement);
        print("from the command's start", fromStart);
    }

    private static double millisUntilListed(int last, int port, long start) {
        try (DatagramSocket client = new DatagramSocket()) {
            client.setSoTimeout(2000);
            byte[] query = query(last + ".113.0.203.quick.bl.example.org");
            byte[] reply = new byte[1500];
            while (true) {
                client.send(new DatagramPacket(query, query.length, InetAddress.getLoopbackAddress(), port));
                DatagramPacket packet = new DatagramPacket(reply, reply.length);
                client.receive(packet);
                if (reply[7] > 0) {
                    return (System.nanoTime() - start) / 1e6;
                }
                Thread.sleep(1);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] query(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (String label : name.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[] {0, 0, 1, 0, 1});
        return out.toByteArray();
    }

    /** One command in the frames of app/control/Frames.java. */
    private static void command(Path socket, String... words) throws Exception {
        try (SocketChannel server = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.connect(UnixDomainSocketAddress.of(socket));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(server));
            out.writeInt(words.length);
            out.writeBoolean(false);
            text(out, "/");
            for (String word : words) {
                text(out, word);
            }
            out.flush();
            DataInputStream in = new DataInputStream(Channels.newInputStream(server));
            while (in.readByte() != 3) {
                in.skipNBytes(in.readInt());
            }
            int code = in.readInt();
            if (code != 0) {
                throw new IllegalStateException("exit code " + code);
            }
        }
    }

    private static void text(DataOutputStream out, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%s: median %.1f ms, range %.1f to %.1f ms, %d rounds%n",
                what, millis[millis.length / 2], millis[0], millis[millis.length - 1], millis.length);
    }
}
