package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/**
 * Issue B 6: {@code recourse edge} with rbldnsd's own arguments beside rbldnsd, on the same random files in every way of writing
 * that they may have: A, TXT, SOA and NS are the same but for the faults that docs/rbldnsd.md names.
 */
@Tag("namespace")
class RbldnsdFilesIT {
    private static final String HOST = "127.0.0.1";
    private static final int FILES = 2;
    private static final long SEED = Long.getLong("recourse.seed", 20_261_125L);
    private static final Path LAUNCHER = Path.of("").toAbsolutePath().resolveSibling("recourse");

    private final RandomListFiles random = new RandomListFiles(SEED);
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, Set<String>> names = new LinkedHashMap<>();

    private int compared;
    private int listed;
    private int above;
    private int truncated;

    @Test
    void b6_with_the_same_files_the_answers_are_the_same() throws Exception {
        Path dir = Files.createTempDirectory("recourse-files");
        // It reads its files as a user of its own.
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int i = 0; i < FILES; i++) {
            for (String type : List.of("ip4set", "ip4trie", "ip6trie")) {
                write(dir, type + i + ".example.org", type);
            }
            // Three files of one zone count together.
            for (String type : List.of("ip4set", "ip4trie", "ip6trie")) {
                write(dir, "all" + i + ".example.org", type);
            }
        }
        try (Daemon rbldnsd = rbldnsd(dir);
                Daemon recourse = recourse(dir)) {
            assertThat(List.of(rbldnsd, recourse)).hasSize(2);
            for (Map.Entry<String, Set<String>> zone : names.entrySet()) {
                compareApex(zone.getKey());
                compare(zone.getKey(), zone.getValue());
            }
        } finally {
            Command.succeeds("rm", "-r", dir.toString());
        }
        System.out.printf(
                "seed %d: %d answers compared, %d with records, %d names above that rbldnsd denies, %d truncated%n",
                SEED, compared, listed, above, truncated);
        assertThat(listed).isGreaterThan(compared / 20);
        assertThat(truncated).isLessThan(compared / 10);
    }

    private final int rbldnsdPort = freePort();
    private final int recoursePort = freePort();

    private void write(Path dir, String zone, String type) throws IOException {
        String file = zone + "-" + type;
        Files.write(dir.resolve(file), random.lines(type));
        arguments.add(zone + ":" + type + ":" + file);
        Set<String> asked = names.computeIfAbsent(zone, z -> new LinkedHashSet<>());
        for (IpAddress address : random.interesting()) {
            String name = InteropIT.reversed(address);
            asked.add(name);
            // Above it at some depth, and below it.
            String shorter = name;
            for (int i = 0; i < 3; i++) {
                shorter = shorter.substring(shorter.indexOf('.') + 1);
                asked.add(shorter);
            }
            asked.add("x." + name);
            asked.add("1." + name);
        }
        asked.addAll(List.of("www", "256.1.2.3", "1.2.3.4.5", "g.0.0", "-1.2.3.4", "2.1.0.20.5"));
    }

    private Daemon rbldnsd(Path dir) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "/usr/sbin/rbldnsd", "-n", "-u", "rbldns", "-w", dir.toString(), "-b", HOST + "/" + rbldnsdPort));
        command.addAll(arguments);
        Daemon daemon = Daemon.start("rbldnsd", command);
        String zone = names.keySet().iterator().next();
        if (!ask(rbldnsdPort, Type.SOA, Set.of(zone)).getOrDefault(zone, "").startsWith("ns.")) {
            daemon.close();
            throw new AssertionError("rbldnsd does not answer for " + zone);
        }
        return daemon;
    }

    private Daemon recourse(Path dir) throws InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(LAUNCHER.toString(), "edge", "--dns", HOST + ":" + recoursePort));
        arguments.forEach(argument -> {
            int colon = argument.lastIndexOf(':') + 1;
            command.add(argument.substring(0, colon) + dir.resolve(argument.substring(colon)));
        });
        return Daemon.start("recourse-edge", command).listening(HOST, recoursePort);
    }

    private void compareApex(String zone) throws IOException {
        for (int type : List.of(Type.SOA, Type.NS, Type.A, Type.TXT)) {
            assertThat(apex(recoursePort, type, zone))
                    .as("%s of %s", Type.string(type), zone)
                    .isEqualTo(apex(rbldnsdPort, type, zone));
        }
    }

    /** Without a SOA's serial: ours is the time at which the files were read. */
    private static String apex(int port, int type, String zone) throws IOException {
        return ask(port, type, Set.of(zone))
                .getOrDefault(zone, DnsBurst.NO_REPLY)
                .replaceFirst("(org\\. \\S+ )\\d+ ", "$1");
    }

    private void compare(String zone, Set<String> labels) throws IOException {
        List<String> asked = labels.stream().map(label -> label + "." + zone).toList();
        for (int type : List.of(Type.A, Type.TXT)) {
            Map<String, String> ours = ask(recoursePort, type, asked);
            Map<String, String> theirs = ask(rbldnsdPort, type, asked);
            for (String name : asked) {
                compare(Type.string(type) + " " + name, ours.getOrDefault(name, ""), theirs.getOrDefault(name, ""));
            }
        }
    }

    private void compare(String question, String ours, String theirs) {
        compared++;
        if (ours.equals(DnsBurst.TRUNCATED)) {
            // Half an answer is none with us (RFC 2181 9), whatever the other makes of it.
            truncated++;
        } else if (ours.equals("NODATA") && theirs.equals("NXDOMAIN")) {
            // docs/rbldnsd.md: a name above a listing.
            above++;
        } else {
            listed += ours.startsWith("N") ? 0 : 1;
            assertThat(ours).as("%s, seed %s", question, SEED).isEqualTo(theirs);
        }
    }

    private static Map<String, String> ask(int port, int type, Collection<String> names) throws IOException {
        return DnsBurst.ask(HOST, port, type, names);
    }

    private static int freePort() {
        try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST));
                DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.ofLiteral(HOST))) {
            return udp.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
