package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** Issue B 4: edges in processes of their own that follow a hub, and what becomes of them when it goes. */
class EdgesIT {
    private static final String LISTED = "127.0.0.2";
    private static final String NOT_LISTED = "NXDOMAIN";
    private static final String TOKEN = "token-of-an-edge-";

    @TempDir
    private Path folder;

    private BuiltProgram program;
    private final List<AutoCloseable> running = new ArrayList<>();

    @BeforeEach
    void configure() throws IOException {
        program = new BuiltProgram(folder);
        Path tokens = folder.resolve("tokens");
        StringBuilder lines = new StringBuilder("# edges\n");
        for (int i = 1; i <= 3; i++) {
            lines.append("edge").append(i).append(' ').append(TOKEN).append(i).append('\n');
            Files.writeString(folder.resolve("token" + i), TOKEN + i + "\n");
        }
        Files.writeString(tokens, lines);
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                folder.resolve("recourse.conf"),
                // The port is another one at each start, and must not be a reason to take the snapshot anew.
                "documentation-ranges = allow\nweb.url = http://bl.example.org\nfeed.tokens = " + tokens + "\n");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running.reversed()) {
            one.close();
        }
    }

    @Test
    void b4_a_change_is_answered_at_three_edges_and_none_is_lost_when_the_hub_is_killed() throws Exception {
        RunningServer hub = started(RunningServer.start(program));
        Link link = started(new Link(port(hub)));
        list("192.0.2.1");
        List<RunningEdge> edges = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            edges.add(edge(i, link.url(), key()));
        }
        for (RunningEdge edge : edges) {
            edge.await(name(1), LISTED);
            assertThat(edge.ask(name(99))).containsExactly(NOT_LISTED);
        }
        assertThat(timesToEdges(hub, edges)).allMatch(millis -> millis < 5_000);

        assertThat(program.run("edges").out()).contains("edge1 at 127.0.0.1 follows since", "edge2", "edge3");

        // Killed and started again in the middle of a stream, several times; changes go on whenever it is there.
        int next = 60;
        for (int round = 0; round < 3; round++) {
            list("192.0.2." + next++);
            hub.kill();
            for (RunningEdge edge : edges) {
                assertThat(edge.ask(name(1))).containsExactly(LISTED);
            }
            // The store is open to commands without a server.
            list("192.0.2." + next++);
            hub = started(RunningServer.start(program));
            link.to(port(hub));
            list("192.0.2." + next++);
        }
        for (RunningEdge edge : edges) {
            edge.await(name(next - 1), LISTED);
            for (int i = 1; i < 256; i++) {
                List<String> there = hub.ask(name(i), Type.A);
                assertThat(edge.ask(name(i)))
                        .as("192.0.2.%s", i)
                        .isEqualTo(there.isEmpty() ? List.of(NOT_LISTED) : there);
            }
        }
        assertThat(program.run("edges", "--json").out()).contains("\"name\":\"edge3\"", "\"connected\":true");
        assertThat(edges.getFirst().terminate()).isZero();
    }

    /** In milliseconds, from the end of the command to each edge's answer. */
    private List<Long> timesToEdges(RunningServer hub, List<RunningEdge> edges) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            // The command itself takes a second; the page's moment is when the hub answers.
            Process adding = program.start("list", "add", "--list", "rbl", "192.0.2." + i);
            hub.awaitAnswer(name(i), List.of(LISTED));
            long begin = System.nanoTime();
            for (RunningEdge edge : edges) {
                edge.await(name(i), LISTED);
                times.add((System.nanoTime() - begin) / 1_000_000);
            }
            assertThat(adding.waitFor()).isZero();
        }
        Collections.sort(times);
        System.out.println("from the hub's answer to an edge's, ms: median " + times.get(times.size() / 2) + ", 95 % "
                + times.get(times.size() * 95 / 100) + ", longest " + times.getLast() + " of " + times.size());
        return times;
    }

    @Test
    void b4_an_edge_without_its_hub_answers_from_its_own_file_and_goes_on_from_there() throws Exception {
        RunningServer hub = started(RunningServer.start(program));
        Link link = started(new Link(port(hub)));
        list("192.0.2.1");
        String key = key();
        RunningEdge edge = edge(1, link.url(), key);
        edge.await(name(1), LISTED);
        list("192.0.2.2");
        edge.await(name(2), LISTED);
        hub.kill();
        assertThat(edge.terminate()).isZero();
        edge = edge(1, link.url(), key);
        assertThat(edge.ask(name(1))).containsExactly(LISTED);
        assertThat(edge.ask(name(2))).containsExactly(LISTED);
        edge.awaitLine("there is no connection to");
        // Killed, it has what it wrote; and it wrote what it took.
        edge.kill();
        list("192.0.2.3");
        edge = edge(1, link.url(), key);
        assertThat(edge.ask(name(2))).containsExactly(LISTED);
        link.to(port(started(RunningServer.start(program))));
        edge.await(name(3), LISTED);
        edge.awaitLine("is followed again");
    }

    @Test
    void b4_a_hub_restored_from_a_backup_is_followed_in_its_new_epoch() throws Exception {
        RunningServer hub = started(RunningServer.start(program));
        Link link = started(new Link(port(hub)));
        list("192.0.2.1");
        assertThat(hub.terminate()).isZero();
        Path backup = folder.resolve("backup");
        copy(folder.resolve("data"), backup);
        hub = started(RunningServer.start(program));
        link.to(port(hub));
        RunningEdge edge = edge(1, link.url(), key());
        list("192.0.2.2");
        edge.await(name(2), LISTED);
        assertThat(hub.terminate()).isZero();
        // All of the folder is of the backup: nothing there tells that it is older than it was.
        copy(backup, folder.resolve("data"));
        hub = started(RunningServer.start(program));
        link.to(port(hub));
        edge.awaitLine("and this edge has seen");
        assertThat(edge.ask(name(2))).containsExactly(LISTED);
        assertThat(program.run("store", "new-epoch").code()).isZero();
        list("192.0.2.4");
        edge.await(name(4), LISTED);
        edge.await(name(2), NOT_LISTED);
    }

    @Test
    void b4_a_hub_that_gave_a_serial_again_is_seen_through() throws Exception {
        RunningServer hub = started(RunningServer.start(program));
        Link link = started(new Link(port(hub)));
        list("192.0.2.1");
        assertThat(hub.terminate()).isZero();
        Path backup = folder.resolve("backup");
        copy(folder.resolve("data"), backup);
        hub = started(RunningServer.start(program));
        link.to(port(hub));
        RunningEdge edge = edge(1, link.url(), key());
        list("192.0.2.2");
        edge.await(name(2), LISTED);
        assertThat(hub.terminate()).isZero();
        copy(backup, folder.resolve("data"));
        // Other entries, beyond the serial that the edge has, before it hears of its hub again.
        list("192.0.2.5");
        list("192.0.2.6");
        hub = started(RunningServer.start(program));
        link.to(port(hub));
        edge.await(name(6), LISTED);
        edge.awaitLine("is another one here");
        edge.await(name(5), LISTED);
        edge.await(name(2), NOT_LISTED);
    }

    @Test
    void b4_a_forged_and_a_replayed_feed_are_refused_and_a_frozen_one_is_left() throws Exception {
        RunningServer hub = started(RunningServer.start(program));
        Link link = started(new Link(port(hub)));
        list("192.0.2.1");
        String key = key();
        // Of another hub: 44 characters, and not the key of this one.
        String other = (key.charAt(0) == 'A' ? 'B' : 'A') + key.substring(1);
        RunningEdge wary = edge(2, link.url(), other);
        wary.awaitLine("which is not trusted here");
        assertThat(wary.ask(name(1))).containsExactly("SERVFAIL");

        link.keep();
        RunningEdge edge = edge(1, link.url(), key);
        edge.await(name(1), LISTED);
        list("192.0.2.2");
        edge.await(name(2), LISTED);
        link.play();
        link.cut();
        edge.awaitLine("it is of another connection");
        assertThat(link.played()).isPositive();
        assertThat(edge.ask(name(2))).containsExactly(LISTED);
        link.stopPlaying();
        list("192.0.2.3");
        edge.await(name(3), LISTED);

        link.freeze(true);
        list("192.0.2.4");
        edge.awaitLine("Read timed out");
        assertThat(edge.ask(name(3))).containsExactly(LISTED);
        link.freeze(false);
        edge.await(name(4), LISTED);

        assertThat(get(hub.webUrl() + "/feed/v1/status", TOKEN + "1").body())
                .contains("\"name\":\"edge1\"", "\"lagSerials\":");
        for (String path : List.of("status", "snapshot", "changes?session=0&epoch=0&after=0&at=0&policy=0")) {
            assertThat(get(hub.webUrl() + "/feed/v1/" + path, TOKEN).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    private RunningEdge edge(int number, String url, String key) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--from", url, "--token-file", "token" + number, "--data", "edge" + number));
        if (!key.isEmpty()) {
            arguments.addAll(List.of("--trust", key));
        }
        return started(RunningEdge.start(program, arguments.toArray(String[]::new)));
    }

    private String key() {
        return program.run("edges", "--key").out().strip();
    }

    private void list(String address) {
        assertThat(program.run("list", "add", "--list", "rbl", address).code()).isZero();
    }

    private <T extends AutoCloseable> T started(T one) {
        running.add(one);
        return one;
    }

    private static int port(RunningServer hub) {
        return URI.create(hub.webUrl()).getPort();
    }

    private static String name(int last) {
        return last + ".2.0.192.rbl.bl.example.org";
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            try (var files = Files.list(to)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        } else {
            Files.createDirectory(
                    to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static HttpResponse<String> get(String url, String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
