package dev.recourse.hub.intake;

import dev.recourse.core.address.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The real rbldnsd on a free port of the loopback, with one data file a zone. */
final class Rbldnsd implements AutoCloseable {
    private static final int A = 1;
    private static final int TXT = 16;

    private final Process process;
    private final DatagramSocket socket;
    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final int port;
    private int id;

    /** What it says of an address: last octets of the A records, and texts. */
    record Reply(SortedSet<Integer> codes, Set<String> texts) {}

    private Rbldnsd(Path folder, List<String> zones) throws IOException {
        socket = new DatagramSocket(0, loopback);
        socket.setSoTimeout(500);
        port = freePort();
        List<String> command = new ArrayList<>(
                List.of("/usr/sbin/rbldnsd", "-n", "-u", "rbldns", "-w", folder.toString(), "-b", "127.0.0.1/" + port));
        command.addAll(zones);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rbldnsd.log").toFile())
                .start();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param files zone name, dataset type and lines of each zone, in threes
     */
    static Rbldnsd start(Path folder, List<Zone> files) throws IOException, InterruptedException {
        // It reads its files as a user of its own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> zones = new ArrayList<>();
        for (Zone zone : files) {
            Files.writeString(folder.resolve(zone.name), String.join("\n", zone.lines) + "\n");
            zones.add(zone.name + ".example.org:" + zone.type + ":" + zone.name);
        }
        Files.writeString(folder.resolve("ready"), "192.0.2.1 :2\n");
        zones.add("ready.example.org:ip4trie:ready");
        Rbldnsd started = new Rbldnsd(folder, zones);
        for (int tries = 0; tries < 60; tries++) {
            try {
                started.ask("ready", IpAddress.parse("192.0.2.1"));
                return started;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        started.close();
        throw new IOException("rbldnsd does not answer: " + Files.readString(folder.resolve("rbldnsd.log")));
    }

    record Zone(String name, String type, List<String> lines) {}

    Reply ask(String zone, IpAddress address) throws IOException {
        TreeSet<Integer> codes = new TreeSet<>();
        Set<String> texts = new TreeSet<>();
        String name = reversed(address) + "." + zone + ".example.org";
        for (byte[] data : records(name, A)) {
            codes.add(data[3] & 0xff);
        }
        for (byte[] data : records(name, TXT)) {
            texts.add(new String(data, 1, data[0] & 0xff, StandardCharsets.UTF_8));
        }
        return new Reply(codes, texts);
    }

    private List<byte[]> records(String name, int type) throws IOException {
        byte[] query = query(name, type);
        byte[] buffer = new byte[4096];
        for (int tries = 0; tries < 10; tries++) {
            socket.send(new DatagramPacket(query, query.length, loopback, port));
            DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(reply);
                if (buffer[0] == query[0] && buffer[1] == query[1]) {
                    return parse(ByteBuffer.wrap(buffer, 0, reply.getLength()), query.length, type);
                }
            } catch (SocketTimeoutException again) {
                if (!process.isAlive()) {
                    throw again;
                }
            }
        }
        throw new IOException("no answer for " + name);
    }

    private byte[] query(String name, int type) {
        id = id + 1 & 0xffff;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) (id >> 8), (byte) id, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (String label : name.split("\\.", -1)) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[] {0, 0, (byte) type, 0, 1});
        return out.toByteArray();
    }

    /** rbldnsd's answers point back to the question: two octets of name each. */
    private static List<byte[]> parse(ByteBuffer reply, int start, int type) {
        List<byte[]> found = new ArrayList<>();
        int answers = reply.getShort(6);
        reply.position(start);
        for (int i = 0; i < answers; i++) {
            reply.getShort();
            int got = reply.getShort();
            reply.getShort();
            reply.getInt();
            byte[] data = new byte[reply.getShort()];
            reply.get(data);
            if (got == type) {
                found.add(data);
            }
        }
        return found;
    }

    private static String reversed(IpAddress address) {
        List<String> labels = new ArrayList<>();
        byte[] octets = address.toBytes();
        for (int i = 15; i >= (address.isIpv4() ? 12 : 0); i--) {
            if (address.isIpv4()) {
                labels.add(Integer.toString(octets[i] & 0xff));
            } else {
                labels.add(Integer.toHexString(octets[i] & 15));
                labels.add(Integer.toHexString(octets[i] >> 4 & 15));
            }
        }
        return String.join(".", labels);
    }

    private static int freePort() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        socket.close();
        process.destroy();
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
