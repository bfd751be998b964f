package dev.recourse.edge.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.edge.answer.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** BIND or NSD with zones from elsewhere, on a free port of this machine, with all its files in one folder. */
final class Secondary implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    final int port;
    private final Path folder;
    private final Process process;
    private final SimpleResolver resolver;

    private Secondary(Path folder, int port, List<String> command) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        this.resolver = new SimpleResolver(InetAddress.getLoopbackAddress());
        resolver.setPort(port);
        resolver.setTimeout(Duration.ofSeconds(5));
    }

    /** Asks with IXFR and a signature. */
    static Secondary bind(Path folder, int primary, List<String> zones) throws IOException {
        int port = freePort();
        StringBuilder config = new StringBuilder()
                .append("key xfr { algorithm hmac-sha256; secret \"" + Primary.SECRET + "\"; };\n")
                .append("options { directory \"" + folder
                        + "\"; pid-file \"named.pid\"; session-keyfile \"session.key\";")
                .append(" managed-keys-directory \"" + folder + "\"; listen-on port " + port + " { 127.0.0.1; };")
                .append(" listen-on-v6 { none; }; recursion no; notify no; dnssec-validation no;")
                .append(" allow-notify { key xfr; }; masterfile-format text; };\ncontrols { };\n");
        for (String zone : zones) {
            config.append("zone \"" + zone + "\" { type secondary; file \"" + zone + ".db\"; request-ixfr yes;")
                    .append(" primaries { 127.0.0.1 port " + primary + " key xfr; }; };\n");
        }
        Files.writeString(folder.resolve("named.conf"), config);
        return new Secondary(folder, port, List.of("named", "-g", "-n", "1", "-c", folder + "/named.conf"));
    }

    /** Asks with AXFR; signed or not. */
    static Secondary nsd(Path folder, int primary, List<String> zones, boolean signed) throws IOException {
        StringBuilder config = new StringBuilder();
        String key = signed ? "xfr" : "NOKEY";
        for (String zone : zones) {
            config.append("zone:\n name: " + zone + "\n zonefile: " + zone + ".zone\n")
                    .append(" allow-notify: 127.0.0.1 " + key + "\n")
                    .append(" request-xfr: AXFR 127.0.0.1@" + primary + " " + key + "\n");
        }
        return nsd(folder, config.toString());
    }

    /** Serves a zone file. */
    static Secondary nsd(Path folder, Path file, String zone) throws IOException {
        return nsd(folder, "zone:\n name: " + zone + "\n zonefile: " + file + "\n");
    }

    private static Secondary nsd(Path folder, String zones) throws IOException {
        int port = freePort();
        Files.writeString(
                folder.resolve("nsd.conf"),
                "server:\n ip-address: 127.0.0.1@" + port + "\n username: \"\"\n chroot: \"\"\n zonesdir: \"" + folder
                        + "\"\n database: \"\"\n pidfile: \"" + folder + "/nsd.pid\"\n xfrdfile: \"" + folder
                        + "/xfrd.state\"\n zonelistfile: \"" + folder + "/zone.list\"\n xfrdir: \"" + folder
                        + "\"\n server-count: 1\n rrl-ratelimit: 0\nremote-control:\n control-enable: no\nkey:\n name: xfr\n"
                        + " algorithm: hmac-sha256\n secret: \"" + Primary.SECRET + "\"\n" + zones);
        return new Secondary(folder, port, List.of("nsd", "-d", "-c", folder + "/nsd.conf"));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Message ask(String name, int type) {
        try {
            return resolver.send(Message.newQuery(Record.newRecord(Served.absolute(name), type, DClass.IN)));
        } catch (IOException e) {
            throw new AssertionError(name + ": " + e + "\n" + log(), e);
        }
    }

    /** Waits until it answers with that serial. */
    void awaitSerial(String zone, long serial) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (serial(zone) != serial) {
            assertThat(process.isAlive()).as(log()).isTrue();
            assertThat(System.nanoTime() - end)
                    .as("%s has serial %d\n%s", zone, serial(zone), log())
                    .isNegative();
            Thread.sleep(100);
        }
    }

    private long serial(String zone) {
        try {
            Message reply =
                    resolver.send(Message.newQuery(Record.newRecord(Served.absolute(zone), Type.SOA, DClass.IN)));
            return reply.getSection(Section.ANSWER).stream()
                    .filter(SOARecord.class::isInstance)
                    .mapToLong(r -> ((SOARecord) r).getSerial())
                    .findFirst()
                    .orElse(-1);
        } catch (IOException notYet) {
            return -1;
        }
    }

    private static int freePort() throws IOException {
        for (int tries = 50; ; tries--) {
            try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
                return udp.getLocalPort();
            } catch (java.net.BindException taken) {
                if (tries == 0) {
                    throw taken;
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
