package perf;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hub of ours with a million entries, on the core that nothing is measured on, and what an edge needs to follow it. */
final class Hub implements AutoCloseable {
    private static final int DNS = 5413;
    private static final int WEB = 5414;
    private static final String TOKEN = "token-of-the-measured-edge";
    private static final String OTHER_CORE = "1";
    private static final int EXIT = 3;

    private final Path home;
    private final String launcher;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private Hub(Path home, String launcher, Process process) {
        this.home = home;
        this.launcher = launcher;
        this.process = process;
    }

    /** Fills its store, unless it was filled before, starts it and waits until its feed answers. */
    static Hub start(Folder folder, Ours ours, Path data) throws IOException, InterruptedException {
        Path home = Files.createDirectories(data.resolve("hub"));
        Path tokens = Files.writeString(home.resolve("tokens"), "edge " + TOKEN + "\n");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(home.resolve("token"), TOKEN + "\n");
        Path config = Files.writeString(home.resolve("recourse.conf"), """
                data = %s/data
                dns.listen = 127.0.0.1:%d
                web.listen = 127.0.0.1:%d
                web.url = http://bl.example.org
                zone.root = %s
                documentation-ranges = allow
                feed.tokens = %s
                """.formatted(home, DNS, WEB, Peers.ZONE, tokens));
        Path filled = home.resolve("filled");
        if (!Files.exists(filled)) {
            System.err.println("bench: fills the hub's store");
            // Without a server the import works on the store by itself.
            Shell.output(List.of(
                    ours.launcher(), "import", "--config", config.toString(),
                    "--list", "rbl", "--source", "bench", "--format", "ip4trie",
                    "--map", "*=spam-source", "--accept-size", data.resolve("entries.rbl").toString()));
            Files.writeString(filled, "");
        }
        Process process = new ProcessBuilder("taskset", "-c", OTHER_CORE, ours.launcher(), "serve", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.log("hub").toFile())
                .start();
        process.getOutputStream().close();
        Hub hub = new Hub(home, ours.launcher(), process);
        try {
            hub.awaitFeed(folder.log("hub"));
            return hub;
        } catch (IOException | InterruptedException e) {
            hub.close();
            throw e;
        }
    }

    private void awaitFeed(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (true) {
            try {
                status();
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("the hub does not answer\n" + Files.readString(log), notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    /** An edge that follows it, from nothing. */
    Contender edge(int port) throws IOException, InterruptedException {
        String key = Shell.output(List.of(
                        launcher, "edges", "--key", "--config", home.resolve("recourse.conf").toString()))
                .strip();
        return new Contender(
                Contender.OURS + " edge --from",
                port,
                List.of(
                        launcher, "edge", "--from", "http://127.0.0.1:" + WEB, "--token-file", home.resolve("token").toString(),
                        "--trust", key, "--data", home.resolve("edge").toString(),
                        "--dns", "127.0.0.1:" + port, "--threads", "1"));
    }

    /** That file becomes all that its second source has; returns when that is committed. Through its socket, as the program does. */
    void replaceSource(Path file) throws IOException {
        List<String> words = List.of(
                "import", "--list", "rbl", "--source", "changing", "--format", "cidr", "--accept-size", file.toString());
        try (SocketChannel server = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.connect(UnixDomainSocketAddress.of(home.resolve("data/recourse.sock")));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(server));
            out.writeInt(words.size());
            out.writeBoolean(false);
            List<String> texts = new ArrayList<>(List.of("/"));
            texts.addAll(words);
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            out.flush();
            requireDone(new DataInputStream(Channels.newInputStream(server)));
        }
    }

    private static void requireDone(DataInputStream in) throws IOException {
        StringBuilder said = new StringBuilder();
        while (in.readByte() != EXIT) {
            said.append(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        if (in.readInt() != 0) {
            throw new IOException("the import was refused: " + said);
        }
    }

    /** The journal's serial that the edge answers from, as the edge told its hub last. */
    long answered() throws IOException, InterruptedException {
        return number("answered");
    }

    /** By how many serials the edge is behind. */
    long behind() throws IOException, InterruptedException {
        return number("lagSerials");
    }

    private long number(String field) throws IOException, InterruptedException {
        String status = status();
        Matcher number = Pattern.compile("\"" + field + "\":(\\d+)").matcher(status);
        if (!number.find()) {
            throw new IOException("no " + field + " in " + status);
        }
        return Long.parseLong(number.group(1));
    }

    private String status() throws IOException, InterruptedException {
        HttpResponse<String> status = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + WEB + "/feed/v1/status"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (status.statusCode() != 200) {
            throw new IOException("the feed says " + status.statusCode() + " " + status.body());
        }
        return status.body();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        http.close();
    }
}
