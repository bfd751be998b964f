package dev.recourse.hub.dul;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.store.DulRun;
import java.io.BufferedReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sweep against a real NSD behind a real unbound, on loopback, killed in the middle with -9. */
@Tag("peer")
class SweepPeerTest extends DulFixture {
    private static final int NETS = 12;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started.reversed()) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void kill_9_in_the_middle_loses_no_finished_zone_and_the_next_call_goes_on() throws Exception {
        int resolver = unbound(nsd());
        List<String> ranges = new ArrayList<>();
        for (int net = 0; net < NETS; net++) {
            ranges.add("198.18." + net + ".0/28");
        }
        ranges.add("198.19.0.0/28");
        Process first = child(resolver, 10, ranges);
        long acknowledged = 0;
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            while (acknowledged == 0) {
                acknowledged = Long.parseLong(out.readLine().replace("done ", ""));
            }
            first.destroyForcibly();
        }
        assertThat(first.waitFor()).isEqualTo(137);

        Process second = child(resolver, 200, ranges);
        List<String> lines;
        try (BufferedReader out = second.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        assertThat(second.waitFor()).isZero();
        assertThat(Long.parseLong(lines.getLast().replace("end ", ""))).isGreaterThanOrEqualTo(acknowledged);

        DulRun run = builder("1")
                .build(new DulBuilder.Request(new DulInput.Swept("isp"), Optional.empty(), true), ImportProgress.NONE);
        Path tally = dul.tally(run.id());
        assertThat(run.readings()).isEqualTo((NETS + 1) * 16);
        assertThat(ProposalFiles.count(tally, "read\tDYNAMIC\t")).isEqualTo(NETS * 14);
        assertThat(ProposalFiles.count(tally, "read\tNAMED\t")).isEqualTo(NETS);
        // One address of each net has no record; the last net has no server that answers, and says nothing.
        assertThat(ProposalFiles.count(tally, "read\tNONE\t")).isEqualTo(NETS);
    }

    /** One reverse zone for each net: .0 to .13 dynamic, .14 a name of its own, .15 nothing. */
    private int nsd() throws Exception {
        int port = freePort();
        StringBuilder config = new StringBuilder("server:\n ip-address: 127.0.0.1@" + port
                + "\n username: \"\"\n chroot: \"\"\n zonesdir: \"" + folder + "\"\n database: \"\"\n pidfile: \""
                + folder + "/nsd.pid\"\n xfrdfile: \"" + folder + "/xfrd.state\"\n zonelistfile: \"" + folder
                + "/zone.list\"\n xfrdir: \"" + folder
                + "\"\n server-count: 1\nremote-control:\n control-enable: no\n");
        for (int net = 0; net < NETS; net++) {
            String zone = net + ".18.198.in-addr.arpa";
            StringBuilder records = new StringBuilder("@ 60 SOA ns.example.org. host.example.org. 1 60 60 60 60\n"
                    + "@ 60 NS ns.example.org.\n14 60 PTR mail." + "office" + net + ".example.org.\n");
            for (int host = 0; host < 14; host++) {
                records.append(host + " 60 PTR dyn-" + net + "-" + host + ".example.net.\n");
            }
            Files.writeString(folder.resolve(zone), records);
            config.append("zone:\n name: " + zone + "\n zonefile: " + zone + "\n");
        }
        Files.writeString(folder.resolve("nsd.conf"), config);
        start("nsd", "-d", "-c", folder + "/nsd.conf");
        return port;
    }

    private int unbound(int nsd) throws Exception {
        int port = freePort();
        StringBuilder config = new StringBuilder("server:\n directory: \"" + folder
                + "\"\n chroot: \"\"\n username: \"\"\n pidfile: \"\"\n use-syslog: no\n interface: 127.0.0.1@" + port
                + "\n do-not-query-localhost: no\n module-config: \"iterator\"\n local-zone: 18.198.in-addr.arpa"
                + " nodefault\nremote-control:\n control-enable: no\n");
        for (int net = 0; net < NETS; net++) {
            config.append("stub-zone:\n name: " + net + ".18.198.in-addr.arpa\n stub-addr: 127.0.0.1@" + nsd + "\n");
        }
        // Nobody listens on the discard port: asked in vain, never the world outside.
        config.append("stub-zone:\n name: \".\"\n stub-addr: 127.0.0.1@9\n");
        Files.writeString(folder.resolve("unbound.conf"), config);
        start("unbound", "-d", "-p", "-c", folder + "/unbound.conf");
        return port;
    }

    private void start(String... command) throws Exception {
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".log").toFile())
                .start());
    }

    private Process child(int resolver, int rate, List<String> ranges) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SweepChild.class.getName(),
                folder.toString(),
                Integer.toString(resolver),
                Integer.toString(rate)));
        command.addAll(ranges);
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(child);
        assertThat(child.isAlive() || child.waitFor(1, TimeUnit.SECONDS)).isTrue();
        return child;
    }

    private static int freePort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
