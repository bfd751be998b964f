package dev.recourse.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks one question over UDP, as a mail server's resolver would, and reads the answer's text. */
final class DnsQuestion {
    static final int A = 1;
    static final int TXT = 16;

    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int HEADER_BYTES = 12;

    private DnsQuestion() {}

    /** The name under which a DNSBL is asked: the octets backwards, then the zone (RFC 5782 2.1). */
    static String reversed(String ipv4, String zone) {
        String[] octets = ipv4.split("\\.");
        return octets[3] + "." + octets[2] + "." + octets[1] + "." + octets[0] + "." + zone;
    }

    /**
     * The records of that type; empty where the name has none.
     *
     * @throws IOException when no answer comes
     */
    static List<String> ask(InetSocketAddress server, String name, int type) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            byte[] query = query(name, type);
            socket.send(new DatagramPacket(query, query.length, server));
            DatagramPacket reply = new DatagramPacket(new byte[1500], 1500);
            socket.receive(reply);
            return records(ByteBuffer.wrap(reply.getData(), 0, reply.getLength()), query.length, type);
        }
    }

    private static byte[] query(String name, int type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x52, 0x43, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (String label : name.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[] {0, 0, (byte) type, 0, 1});
        return out.toByteArray();
    }

    private static List<String> records(ByteBuffer reply, int answersAt, int type) {
        List<String> found = new ArrayList<>();
        int count = reply.limit() < HEADER_BYTES ? 0 : reply.getShort(6);
        reply.position(Math.min(answersAt, reply.limit()));
        for (int i = 0; i < count; i++) {
            // Our server points back to the question for the owner name: two octets.
            reply.getShort();
            int recordType = reply.getShort();
            reply.position(reply.position() + 6);
            int length = reply.getShort();
            byte[] data = new byte[length];
            reply.get(data);
            if (recordType == type) {
                found.add(type == A ? dotted(data) : new String(data, 1, length - 1, StandardCharsets.US_ASCII));
            }
        }
        return found;
    }

    private static String dotted(byte[] data) {
        return (data[0] & 0xff) + "." + (data[1] & 0xff) + "." + (data[2] & 0xff) + "." + (data[3] & 0xff);
    }
}
