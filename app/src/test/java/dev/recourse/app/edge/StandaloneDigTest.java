package dev.recourse.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.app.wiring.EdgeOptions;
import dev.recourse.core.snapshot.SnapshotWriter;
import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.publish.FileReplacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of RFC 8906 8 against an edge that answers from files, by UDP and TCP. */
@Tag("peer")
class StandaloneDigTest {
    private static final String ZONE = "bl.example.net";

    @TempDir
    Path folder;

    @Test
    void c20_c21_c22_an_edge_of_list_files_passes_the_suite_by_both_transports() throws Exception {
        Path file = Files.write(
                folder.resolve("list"),
                List.of(
                        "$SOA 0 ns.example.net hostmaster.example.net 0 1h 10m 3d 90",
                        ":127.0.0.2:no",
                        "192.0.2.0/24"));
        SnapshotSource files = new SnapshotSource.OfZones(
                List.of(ListArgument.parseRbldnsd(ZONE + ":ip4set:" + file, 1, Path::of)),
                InstantSource.system(),
                ImportProgress.NONE);
        // The expiry is that of the file's own SOA.
        passes(files, "EXPIRE: 259200 (3 days)");
    }

    @Test
    void c20_c21_c22_an_edge_of_a_snapshot_passes_the_suite_by_both_transports() throws Exception {
        Path list = Files.write(folder.resolve("list"), List.of("192.0.2.0/24"));
        FileLists.Made made = FileLists.ofLists(
                ZONE, List.of(ListArgument.parse("rbl=cidr:" + list, Path::of)), 7, ImportProgress.NONE);
        Path snapshot = folder.resolve("snapshot");
        FileReplacement file = FileReplacement.of(snapshot);
        file.write(out -> SnapshotWriter.write(made.head(), made.entries(), 7, Optional.empty(), out));
        file.commit();
        passes(new SnapshotSource.OfSnapshot(snapshot, Set.of()), "EXPIRE: 86400 (1 day)");
    }

    private static void passes(SnapshotSource files, String expiry) throws Exception {
        try (StandaloneEdge edge = StandaloneEdge.start(
                files,
                new EdgeOptions(
                        List.of(ListenAddress.parse("127.0.0.1:0")),
                        Settings.forTrial().dns(),
                        Optional.empty(),
                        List.of()),
                InstantSource.system(),
                text -> {})) {
            for (String transport : List.of("+notcp", "+tcp")) {
                suite(edge, transport, expiry);
            }
        }
    }

    private static void suite(StandaloneEdge edge, String transport, String expiry) throws Exception {
        String soa = "IN\tSOA";
        String version0 = "EDNS: version: 0, flags:; udp: 1232";
        for (String flags : List.of("+norec", "+norec +cd", "+norec +ad", "+norec +zflag")) {
            assertThat(dig(edge, transport, "+noedns " + flags + " soa"))
                    .as(flags + transport)
                    .contains("status: NOERROR", "flags: qr aa;", soa)
                    .doesNotContain("OPT PSEUDOSECTION", "MBZ", "WARNING");
        }
        assertThat(dig(edge, transport, "+noedns +noad +norec type1000"))
                .contains("status: NOERROR", "flags: qr aa;", "ANSWER: 0", soa);
        assertThat(dig(edge, transport, "+noedns +noad +opcode=15 +norec +header-only"))
                .contains("status: NOTIMP", "QUERY: 0, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 0");
        assertThat(dig(edge, transport, "+edns=0 +nocookie +noad +norec soa"))
                .contains("status: NOERROR", version0, soa);
        assertThat(dig(edge, transport, "+edns=1 +noednsneg +noad +norec +ednsflags=0x40 +ednsopt=100 soa"))
                .contains("status: BADVERS", version0)
                .doesNotContain("flags: qr aa", "ANSWER: 1", "MBZ", "OPT=100");
        assertThat(dig(edge, transport, "+edns=0 +noad +norec +ednsopt=100 +ednsflags=0x40 soa"))
                .contains("status: NOERROR", version0, soa)
                .doesNotContain("OPT=100", "MBZ");
        assertThat(dig(edge, transport, "+norec +noad +dnssec +bufsize=512 +ignore dnskey"))
                .contains("status: NOERROR", version0);
        assertThat(dig(edge, transport, "+edns=0 +noad +norec +nsid +cookie +expire +subnet=0/0 soa"))
                .contains("status: NOERROR", version0, soa, "COOKIE: ", "(good)", expiry)
                .doesNotContain("CLIENT-SUBNET");
    }

    private static String dig(StandaloneEdge edge, String transport, String options)
            throws IOException, InterruptedException {
        int port = edge.addresses().getFirst().getPort();
        List<String> command = new ArrayList<>(
                List.of("dig", "@127.0.0.1", "-p", Integer.toString(port), "+tries=1", "+time=10", transport));
        command.addAll(List.of(options.split(" ")));
        command.add(ZONE);
        Process dig = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(dig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dig.waitFor()).as(output).isZero();
        return output;
    }
}
