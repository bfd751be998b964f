package dev.recourse.hub.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on a real socket that says what a test wants it to say. */
public final class SmtpPeer implements AutoCloseable {
    private final ServerSocket server;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    public final List<String> commands = new CopyOnWriteArrayList<>();
    public final List<String> mails = new CopyOnWriteArrayList<>();

    public SmtpPeer() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on says that to the command; "" ends the connection without a word. DATA. is the end of the data. */
    public SmtpPeer says(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (Socket socket = client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = socket.getOutputStream()) {
            if (!reply(out, "CONNECT", "220 mx.example.org ESMTP")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String verb = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                boolean goesOn = reply(out, verb, verb.equals("DATA") ? "354 go on" : "250 ok");
                if (!goesOn || verb.equals("QUIT")) {
                    return;
                }
                if (verb.equals("DATA") && !replies.getOrDefault("DATA", "354").startsWith("5")) {
                    String mail = data(in);
                    if (!replies.containsKey("DATA.")
                            || replies.get("DATA.").startsWith("2")
                            || replies.get("DATA.").isEmpty()) {
                        mails.add(mail);
                    }
                    if (!reply(out, "DATA.", "250 queued")) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // The client has gone: the test looks at what came.
            commands.add("gone");
        }
    }

    private boolean reply(OutputStream out, String command, String usual) throws IOException {
        String reply = replies.getOrDefault(command, usual);
        if (reply.isEmpty()) {
            return false;
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
