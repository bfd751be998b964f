package dev.recourse.app.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A sender at any address: inside the namespace every address is our own. */
final class SmtpClient {

    private static final List<String> SESSION =
            List.of("EHLO sender.example.org", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>");

    private final InetSocketAddress ipv4Server;
    private final InetSocketAddress ipv6Server;

    SmtpClient(int port) {
        ipv4Server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        ipv6Server = new InetSocketAddress(InetAddress.ofLiteral("::1"), port);
    }

    /** Offers a mail from that address; returns the first refusal, or the reply to the recipient. */
    SmtpReply offerFrom(String source) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(60_000);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(source), 0));
            socket.connect(source.contains(":") ? ipv6Server : ipv4Server);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            SmtpReply reply = read(in);
            for (String command : SESSION) {
                if (!reply.accepted()) {
                    break;
                }
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                reply = read(in);
            }
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SmtpReply read(BufferedReader in) throws IOException {
        StringBuilder joined = new StringBuilder();
        while (true) {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("closed after: " + joined);
            }
            // RFC 5321 4.2.1: "550-" says that more lines of this reply follow.
            joined.append(joined.isEmpty() ? line.substring(0, 3) : "")
                    .append(' ')
                    .append(line.substring(4));
            if (line.charAt(3) == ' ') {
                return new SmtpReply(joined.toString());
            }
        }
    }
}
