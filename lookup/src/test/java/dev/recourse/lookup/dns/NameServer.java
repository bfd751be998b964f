package dev.recourse.lookup.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** NSD, BIND or unbound on an address of the loopback, with all its files in one folder. */
public final class NameServer implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;

    private final InetSocketAddress address;
    private final Path folder;
    private final Process process;

    private NameServer(InetSocketAddress address, Path folder, List<String> command) throws IOException {
        this.address = address;
        this.folder = folder;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** @param zones text by name */
    public static NameServer nsd(Path folder, InetSocketAddress at, Map<String, String> zones) throws Exception {
        StringBuilder config =
                new StringBuilder("server:\n ip-address: " + at.getAddress().getHostAddress() + "@"
                        + at.getPort() + "\n username: \"\"\n chroot: \"\"\n zonesdir: \"" + folder
                        + "\"\n database: \"\"\n pidfile: \"" + folder + "/nsd.pid\"\n xfrdfile: \"" + folder
                        + "/xfrd.state\"\n zonelistfile: \"" + folder + "/zone.list\"\n xfrdir: \"" + folder
                        + "\"\n server-count: 1\n rrl-ratelimit: 0\nremote-control:\n control-enable: no\n");
        for (String zone : zones.keySet()) {
            config.append("zone:\n name: \"" + zone + "\"\n zonefile: \"" + write(folder, zone, zones) + "\"\n");
        }
        Files.writeString(folder.resolve("nsd.conf"), config);
        return new NameServer(at, folder, List.of("nsd", "-d", "-c", folder + "/nsd.conf"))
                .ready(zones.keySet().iterator().next());
    }

    /** @param zones text by name */
    public static NameServer bind(Path folder, InetSocketAddress at, Map<String, String> zones) throws Exception {
        StringBuilder config = new StringBuilder("options { directory \"" + folder + "\"; pid-file \"named.pid\";"
                + " session-keyfile \"session.key\"; managed-keys-directory \"" + folder + "\"; listen-on port "
                + at.getPort() + " { " + at.getAddress().getHostAddress()
                + "; }; listen-on-v6 { none; }; recursion no; notify no; dnssec-validation no; };\ncontrols { };\n");
        for (String zone : zones.keySet()) {
            config.append("zone \"" + zone + "\" { type primary; file \"" + write(folder, zone, zones) + "\"; };\n");
        }
        Files.writeString(folder.resolve("named.conf"), config);
        return new NameServer(at, folder, List.of("named", "-g", "-n", "1", "-c", folder + "/named.conf"))
                .ready(zones.keySet().iterator().next());
    }

    /** @param stubs the servers of each zone; nothing else is ever asked */
    public static NameServer unbound(Path folder, InetSocketAddress at, Map<String, InetSocketAddress> stubs)
            throws Exception {
        StringBuilder config = new StringBuilder("server:\n directory: \"" + folder
                + "\"\n chroot: \"\"\n username: \"\"\n pidfile: \"\"\n use-syslog: no\n interface: "
                + at.getAddress().getHostAddress() + "@" + at.getPort() + "\n port: " + at.getPort()
                + "\n module-config: \"iterator\"\n do-not-query-localhost: no\n qname-minimisation: no\n");
        stubs.keySet().forEach(zone -> config.append(" local-zone: \"" + zone + "\" nodefault\n"));
        config.append("remote-control:\n control-enable: no\n");
        stubs.forEach((zone, server) -> config.append("stub-zone:\n name: \"" + zone + "\"\n stub-addr: "
                + server.getAddress().getHostAddress() + "@" + server.getPort() + "\n"));
        Files.writeString(folder.resolve("unbound.conf"), config);
        return new NameServer(at, folder, List.of("unbound", "-d", "-p", "-c", folder + "/unbound.conf"))
                .ready(stubs.keySet().iterator().next());
    }

    private static Path write(Path folder, String zone, Map<String, String> zones) throws IOException {
        Path file = folder.resolve(zone.replace('/', '_') + "zone");
        Files.writeString(
                file,
                "$TTL 300\n@ SOA ns1.example.org. hostmaster.example.org. 1 3600 600 86400 120\n" + zones.get(zone));
        return file;
    }

    /** A port that is free on all of the loopback's addresses that are used. */
    public static int freePort() throws IOException {
        try (ServerSocket tcp = new ServerSocket(0);
                DatagramSocket udp = new DatagramSocket(tcp.getLocalPort())) {
            return udp.getLocalPort();
        }
    }

    public static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private NameServer ready(String zone) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!answers(zone)) {
            boolean alive = process.isAlive();
            if (!alive || System.nanoTime() > end) {
                close();
            }
            assertThat(alive && System.nanoTime() < end).as(log()).isTrue();
            Thread.sleep(50);
        }
        return this;
    }

    private boolean answers(String zone) {
        try {
            SimpleResolver resolver = new SimpleResolver(address);
            resolver.setTimeout(java.time.Duration.ofSeconds(2));
            Message query = Message.newQuery(Record.newRecord(Name.fromString(zone), Type.SOA, DClass.IN));
            return !resolver.send(query)
                    .getSection(org.xbill.DNS.Section.ANSWER)
                    .isEmpty();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
