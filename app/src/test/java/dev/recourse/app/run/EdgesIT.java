package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.command.Typed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/**
 * Issue B 4: edges in processes of their own that follow a hub, and what becomes of them when it goes. One hub serves all
 * cases, each with addresses and edges of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgesIT {
    private static final String LISTED = "127.0.0.2";
    private static final String NOT_LISTED = "NXDOMAIN";
    private static final String TOKEN = "token-of-an-edge-";
    private static final int CHANGES = 30;

    @TempDir
    private static Path folder;

    private BuiltProgram program;
    private String key;
    private RunningServer hub;
    private Link link;
    private int cases;
    private final List<AutoCloseable> running = new ArrayList<>();

    @BeforeAll
    void one_hub() throws IOException {
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
        hub = RunningServer.start(program);
        key = typed("edges", "--key").strip();
    }

    @BeforeEach
    void one_link() throws IOException {
        cases++;
        link = started(new Link(port(hub)));
        if (!hub.process().isAlive()) {
            startHub();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running.reversed()) {
            one.close();
        }
        running.clear();
    }

    @AfterAll
    void stop_the_hub() {
        hub.close();
    }

    @Test
    void b4_changes_are_answered_at_three_edges_in_order_and_none_is_lost_when_the_hub_is_killed() throws Exception {
        list("192.0.2.1");
        List<RunningEdge> edges = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            edges.add(edge(i, key));
        }
        for (RunningEdge edge : edges) {
            edge.await(name(1), LISTED);
            assertThat(edge.ask(name(99))).containsExactly(NOT_LISTED);
        }
        changesComeInOrder(edges);
        assertThat(typed("edges")).contains("edge1 at 127.0.0.1 follows since", "edge2", "edge3");

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
            startHub();
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
        assertThat(typed("edges", "--json")).contains("\"name\":\"edge3\"", "\"connected\":true");
        assertThat(edges.getFirst().terminate()).isZero();
    }

    /** Where a change is answered, all before it are; and each came as a frame, without a snapshot. */
    private void changesComeInOrder(List<RunningEdge> edges) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 10; i < 10 + CHANGES; i++) {
            list("192.0.2." + i);
            hub.awaitAnswer(name(i), List.of(LISTED));
            long begin = System.nanoTime();
            for (RunningEdge edge : edges) {
                edge.await(name(i), LISTED);
                times.add((System.nanoTime() - begin) / 1_000_000);
                for (int earlier = 10; earlier < i; earlier++) {
                    assertThat(edge.ask(name(earlier)))
                            .as("%s after %s", earlier, i)
                            .containsExactly(LISTED);
                }
            }
        }
        for (RunningEdge edge : edges) {
            assertThat(edge.lines()).noneMatch(line -> line.contains("taken anew"));
        }
        Collections.sort(times);
        // Told and not asserted: how long it takes is the machine's matter as well.
        System.out.println("from the hub's answer to an edge's, ms: median " + times.get(times.size() / 2) + ", 95 % "
                + times.get(times.size() * 95 / 100) + ", longest " + times.getLast() + " of " + times.size());
    }

    @Test
    void b4_an_edge_without_its_hub_answers_from_its_own_file_and_goes_on_from_there() throws Exception {
        list("192.0.2.101");
        RunningEdge edge = edge(1, key);
        edge.await(name(101), LISTED);
        list("192.0.2.102");
        edge.await(name(102), LISTED);
        hub.kill();
        assertThat(edge.terminate()).isZero();
        edge = edge(1, key);
        assertThat(edge.ask(name(101))).containsExactly(LISTED);
        assertThat(edge.ask(name(102))).containsExactly(LISTED);
        edge.awaitLine("there is no connection to");
        // Killed, it has what it wrote; and it wrote what it took.
        edge.kill();
        list("192.0.2.103");
        edge = edge(1, key);
        assertThat(edge.ask(name(102))).containsExactly(LISTED);
        startHub();
        edge.await(name(103), LISTED);
        edge.awaitLine("is followed again");
    }

    @Test
    void b4_a_hub_restored_from_a_backup_is_followed_in_its_new_epoch() throws Exception {
        list("192.0.2.111");
        Path backup = backedUp();
        startHub();
        RunningEdge edge = edge(1, key);
        RunningEdge other = edge(2, key);
        list("192.0.2.112");
        edge.await(name(112), LISTED);
        other.await(name(112), LISTED);
        assertThat(hub.terminate()).isZero();
        // All of the folder is of the backup: nothing there tells that it is older than it was.
        copy(backup, folder.resolve("data"));
        startHub();
        edge.awaitLine("and this edge has seen");
        assertThat(edge.ask(name(112))).containsExactly(LISTED);
        // A person at an edge may say that it is to go back, once.
        assertThat(other.terminate()).isZero();
        edge(2, key, "--accept-older").await(name(112), NOT_LISTED);
        assertThat(edge.ask(name(112))).containsExactly(LISTED);
        typed("store", "new-epoch");
        list("192.0.2.114");
        edge.await(name(114), LISTED);
        edge.await(name(112), NOT_LISTED);
    }

    @Test
    void b4_a_hub_that_gave_a_serial_again_is_seen_through() throws Exception {
        list("192.0.2.121");
        Path backup = backedUp();
        startHub();
        RunningEdge edge = edge(1, key);
        list("192.0.2.122");
        edge.await(name(122), LISTED);
        assertThat(hub.terminate()).isZero();
        copy(backup, folder.resolve("data"));
        // Other entries, beyond the serial that the edge has, before it hears of its hub again.
        list("192.0.2.125");
        list("192.0.2.126");
        startHub();
        edge.await(name(126), LISTED);
        edge.awaitLine("is another one here");
        edge.await(name(125), LISTED);
        edge.await(name(122), NOT_LISTED);
    }

    @Test
    void b4_a_forged_and_a_replayed_feed_are_refused_and_a_frozen_one_is_left() throws Exception {
        list("192.0.2.131");
        // Of another hub: 44 characters, and not the key of this one.
        String other = (key.charAt(0) == 'A' ? 'B' : 'A') + key.substring(1);
        RunningEdge wary = edge(2, other);
        wary.awaitLine("which is not trusted here");
        assertThat(wary.ask(name(131))).containsExactly("SERVFAIL");

        link.keep();
        RunningEdge edge = edge(1, key);
        edge.await(name(131), LISTED);
        list("192.0.2.132");
        edge.await(name(132), LISTED);
        link.play();
        link.cut();
        edge.awaitLine("it is of another connection");
        assertThat(link.played()).isPositive();
        assertThat(edge.ask(name(132))).containsExactly(LISTED);
        link.stopPlaying();
        list("192.0.2.133");
        edge.await(name(133), LISTED);

        link.freeze(true);
        list("192.0.2.134");
        edge.awaitLine("Read timed out");
        assertThat(edge.ask(name(133))).containsExactly(LISTED);
        link.freeze(false);
        edge.await(name(134), LISTED);

        assertThat(get(hub.webUrl() + "/feed/v1/status", TOKEN + "1").body())
                .contains("\"name\":\"edge1\"", "\"lagSerials\":");
        for (String path : List.of("status", "snapshot", "changes?session=0&epoch=0&after=0&at=0&policy=0")) {
            assertThat(get(hub.webUrl() + "/feed/v1/" + path, TOKEN).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void b4_an_edge_that_never_reads_is_let_go_of_and_the_others_get_everything() throws Exception {
        list("192.0.2.151");
        RunningEdge edge = edge(1, key);
        edge.await(name(151), LISTED);
        String request = link.changesRequest()
                .replaceFirst("session=[0-9a-f]{32}", "session=" + "9".repeat(32))
                .replace(TOKEN + "1", TOKEN + "3");
        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(4_096);
            stuck.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(hub)));
            stuck.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String sent = awaitEdge("edge3", line -> line.contains("\"connected\":true"));
            assertThat(sent).contains("\"address\":\"127.0.0.1\"");
            // More than the kernel takes for somebody who does not read.
            Files.writeString(folder.resolve("many.txt"), prefixes());
            typed("import", "--list", "rbl", "--source", "many", "--format", "cidr", "many.txt");
            list("192.0.2.152");
            edge.await(name(152), LISTED);
            String gone = awaitEdge("edge3", line -> line.contains("\"connected\":false"));
            assertThat(number(gone, "lagSerials")).isPositive();
            assertThat(number(gone, "sent"))
                    .isLessThan(number(awaitEdge("edge1", line -> line.contains("\"lagSerials\":0,")), "answered"));
        }
    }

    private static String prefixes() {
        return IntStream.range(0, 100_000)
                .mapToObj(i ->
                        "2001:db8:" + Integer.toHexString(i >> 16) + ":" + Integer.toHexString(i & 0xffff) + "::/64")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Waits until the hub says so of that edge, and gives its line. */
    private String awaitEdge(String name, Predicate<String> expected) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < end) {
            Optional<String> found = typed("edges", "--json")
                    .lines()
                    .filter(line -> line.contains("\"name\":\"" + name + "\""))
                    .filter(expected)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError(name + " does not come to that:\n" + typed("edges", "--json"));
    }

    private static long number(String json, String field) {
        return Long.parseLong(json.replaceFirst(".*\"" + field + "\":([0-9]+).*", "$1"));
    }

    @Test
    void b4_a_snapshot_that_is_cut_off_is_gone_on_from() throws Exception {
        list("192.0.2.141");
        link.cutSnapshotAfter(50_000);
        RunningEdge edge = edge(1, key);
        edge.awaitLine("there is no connection to");
        assertThat(edge.ask(name(141))).containsExactly("SERVFAIL");
        // The hub has another snapshot meanwhile.
        list("192.0.2.142");
        edge.await(name(141), LISTED);
        edge.await(name(142), LISTED);
        assertThat(link.snapshotAnswers()).containsExactly("HTTP/1.1 200", "HTTP/1.1 206");
    }

    private void startHub() throws IOException {
        hub = RunningServer.start(program);
        link.to(port(hub));
    }

    /** Stops the hub, and keeps a copy of its folder. */
    private Path backedUp() throws Exception {
        assertThat(hub.terminate()).isZero();
        Path backup = folder.resolve("backup" + cases);
        copy(folder.resolve("data"), backup);
        return backup;
    }

    /** That edge of this case: it finds its folder again when it is started again. */
    private RunningEdge edge(int number, String trusted, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--from", link.url(), "--token-file", "token" + number));
        arguments.addAll(List.of("--data", "edge" + cases + "-" + number, "--trust", trusted));
        arguments.addAll(List.of(more));
        return started(RunningEdge.start(program, arguments.toArray(String[]::new)));
    }

    /** Runs a command in this process, which takes no time: it speaks with the hub through its socket, if that runs. */
    private String typed(String... words) {
        Typed typed = Typed.in(folder, words);
        assertThat(typed.code()).as(typed.err()).isZero();
        return typed.out();
    }

    private void list(String address) {
        typed("list", "add", "--list", "rbl", address);
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
