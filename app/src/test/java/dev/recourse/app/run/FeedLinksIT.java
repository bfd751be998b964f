package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.command.Typed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/**
 * Issue B 4: three edges over links that the kernel makes bad, each to an address of the hub's own. Edge 1 has a link that goes
 * dead without a word and comes back; edge 2 a slow one, whose queue delays packets and drops what does not fit; edge 3 one
 * that loses a tenth of all packets at random. Not by netem, which many kernels lack, but by HTB with a short queue, and by
 * nftables: loss and delay are as real.
 */
@Tag("namespace")
class FeedLinksIT {
    private static final String LISTED = "127.0.0.2";
    private static final String NOT_LISTED = "NXDOMAIN";
    private static final String TOKEN = "token-of-an-edge-";
    private static final int PORT = 8080;
    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    private Path folder;

    private BuiltProgram program;
    private RunningServer hub;
    private final List<RunningEdge> edges = new ArrayList<>();

    @BeforeEach
    void links() throws Exception {
        shell("ip link set lo mtu 1500");
        shell("tc qdisc add dev lo root handle 1: htb default 1");
        shell("tc class add dev lo parent 1: classid 1:1 htb rate 10gbit");
        shell("tc class add dev lo parent 1: classid 1:2 htb rate 200kbit burst 3k");
        shell("tc qdisc add dev lo parent 1:2 pfifo limit 8");
        shell("tc filter add dev lo parent 1: protocol ip u32 match ip dst " + address(2) + "/32 flowid 1:2");
        shell("nft add table ip links");
        shell("nft add chain ip links lossy { type filter hook input priority 0 ; }");
        shell("nft add chain ip links dead { type filter hook input priority 1 ; }");
        // Both ends have that address, as every address here is our own: one rule for both directions.
        shell("nft add rule ip links lossy ip daddr " + address(3) + " numgen random mod 10 < 1 drop");
    }

    @BeforeEach
    void hub_and_edges() throws IOException {
        program = new BuiltProgram(folder);
        StringBuilder tokens = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            tokens.append("edge").append(i).append(' ').append(TOKEN).append(i).append('\n');
            Files.writeString(folder.resolve("token" + i), TOKEN + i + "\n");
        }
        Path file = Files.writeString(folder.resolve("tokens"), tokens);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                folder.resolve("recourse.conf"),
                "documentation-ranges = allow\nweb.url = http://bl.example.org\nfeed.tokens = tokens\n");
        hub = RunningServer.startOn(program, "0.0.0.0:" + PORT);
    }

    @AfterEach
    void stop() throws Exception {
        edges.forEach(RunningEdge::close);
        if (hub != null) {
            hub.close();
        }
        shell("nft delete table ip links");
        shell("tc qdisc del dev lo root");
        shell("ip link set lo mtu 65536");
    }

    @Test
    void b4_over_slow_lossy_and_dead_links_every_edge_comes_to_the_same_serial_and_no_change_is_lost()
            throws Exception {
        String key = typed("edges", "--key").strip();
        list(1);
        for (int i = 1; i <= 3; i++) {
            edges.add(RunningEdge.start(
                    program,
                    "--from",
                    "http://" + address(i) + ":" + PORT,
                    "--token-file",
                    "token" + i,
                    "--data",
                    "edge" + i,
                    "--trust",
                    key));
        }
        for (RunningEdge edge : edges) {
            edge.await(name(1), LISTED);
        }
        change(2, 40);
        awaitStatus(
                "all answer the first ones",
                all -> all.lines()
                                .filter(line -> line.contains("\"answered\":40,"))
                                .count()
                        == 3);
        shell("nft add rule ip links dead ip daddr " + address(1) + " drop");
        change(41, 80);
        edges.get(1).await(name(80), LISTED);
        edges.get(2).await(name(80), LISTED);
        // Nothing tells the edge that its link is dead but that nothing comes; it answers what it has.
        edges.getFirst().awaitLine("Read timed out");
        assertThat(edges.getFirst().ask(name(40))).containsExactly(LISTED);
        assertThat(edges.getFirst().ask(name(41))).containsExactly(NOT_LISTED);
        // At the hub it is seen which edge has gone, and how far it is behind.
        awaitStatus(
                "edge1 is gone and behind",
                all -> all.lines()
                        .anyMatch(line -> line.contains("\"name\":\"edge1\"")
                                && line.contains("\"connected\":false")
                                && line.contains("\"answered\":40,")
                                && line.contains("\"lagSerials\":40,")));
        assertThat(typed("edges")).containsPattern("edge1 at .* answers journal 40, 40 serials and [0-9]+ s behind");
        assertThat(get("/feed/v1/status")).contains("\"lagSerials\":40");
        assertThat(get("/metrics")).contains("recourse_feed_edge_behind_entries{edge=\"edge1\"} 40");

        shell("nft flush chain ip links dead");
        change(81, 120);
        awaitStatus(
                "all answer all",
                all -> all.lines()
                                .filter(line -> line.contains("\"connected\":true")
                                        && line.contains("\"answered\":120,")
                                        && line.contains("\"lagSerials\":0,"))
                                .count()
                        == 3);
        for (RunningEdge edge : edges) {
            for (int i = 1; i <= 130; i++) {
                List<String> there = hub.ask(name(i), Type.A);
                assertThat(edge.ask(name(i)))
                        .as("192.0.2.%s", i)
                        .isEqualTo(there.isEmpty() ? List.of(NOT_LISTED) : there);
            }
            // By the journal, and not by another snapshot.
            assertThat(edge.lines()).noneMatch(line -> line.contains("taken anew"));
        }
    }

    /** Lists addresses one by one; at every moment every edge answers. */
    private void change(int from, int to) {
        for (int i = from; i <= to; i++) {
            list(i);
            for (RunningEdge edge : edges) {
                assertThat(edge.ask(name(1))).containsExactly(LISTED);
            }
        }
    }

    private void awaitStatus(String what, Predicate<String> expected) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        String now = typed("edges", "--json");
        while (!expected.test(now)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so: " + what + "\n" + now + "\n"
                        + String.join("\n", edges.getFirst().lines()));
            }
            Thread.sleep(100);
            now = typed("edges", "--json");
        }
    }

    private void list(int last) {
        typed("list", "add", "--list", "rbl", "192.0.2." + last);
    }

    private String typed(String... words) {
        Typed typed = Typed.in(folder, words);
        assertThat(typed.code()).as(typed.err()).isZero();
        return typed.out();
    }

    private String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                    .header("Authorization", "Bearer " + TOKEN + "2")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static String address(int edge) {
        return "192.0.2.20" + edge;
    }

    private static String name(int last) {
        return last + ".2.0.192.rbl.bl.example.org";
    }

    private static void shell(String command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + said).isZero();
    }
}
