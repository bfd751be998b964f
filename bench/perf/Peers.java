package perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The floor and the servers of others, each on one thread; all leave out of their replies what was not asked for. */
final class Peers {

    static final String ZONE = "bl.example.org";

    private static final int ECHO = 5401;
    private static final int IP4SET = 5402;
    private static final int IP4TRIE = 5403;
    private static final int IP6TRIE = 5404;
    private static final int NSD = 5405;
    private static final int KNOT = 5406;

    private final Folder folder;

    Peers(Folder folder) {
        this.folder = folder;
    }

    /** Those that are measured with that data. */
    List<Contender> of(DataSet set) throws IOException, InterruptedException {
        Path data = folder.data(set);
        List<Contender> all = new ArrayList<>(List.of(echo()));
        if (!set.isIpv4()) {
            all.add(rbldnsd("ip6trie", IP6TRIE, data));
            return all;
        }
        all.add(rbldnsd("ip4set", IP4SET, data));
        all.add(rbldnsd("ip4trie", IP4TRIE, data));
        if (set == DataSet.ONE_MILLION) {
            all.add(nsd(data));
            all.add(knot(data));
        }
        return all;
    }

    private Contender echo() {
        return new Contender(
                "C echo", false, List.of(), ECHO, List.of(folder.program("echo"), "127.0.0.1", Integer.toString(ECHO)));
    }

    private static Contender rbldnsd(String type, int port, Path data) {
        return new Contender("rbldnsd " + type, port, rbldnsdCommand(type, port, data));
    }

    static List<String> rbldnsdCommand(String type, int port, Path data, String... more) {
        List<String> command =
                new ArrayList<>(List.of("rbldnsd", "-n", "-a", "-w", data.toString(), "-b", "127.0.0.1/" + port));
        command.addAll(List.of(more));
        command.add(ZONE + ":" + type + ":entries.rbl");
        return command;
    }

    /** Debian builds it with a rate limit of 200 a second, which has to be switched off. */
    private static Contender nsd(Path data) throws IOException {
        Path home = Files.createDirectories(data.resolve("nsd"));
        Path config = Files.writeString(home.resolve("nsd.conf"), """
                server:
                    server-count: 1
                    ip-address: 127.0.0.1@PORT
                    username: ""
                    zonesdir: "HOME"
                    database: ""
                    pidfile: "HOME/nsd.pid"
                    xfrdfile: "HOME/xfrd.state"
                    zonelistfile: "HOME/zone.list"
                    xfrdir: "HOME"
                    minimal-responses: yes
                    rrl-ratelimit: 0
                remote-control:
                    control-enable: no
                zone:
                    name: ZONE
                    zonefile: "DATA/zone.db"
                """.replace("PORT", Integer.toString(NSD))
                .replace("HOME", home.toString())
                .replace("ZONE", ZONE)
                .replace("DATA", data.toString()));
        return new Contender("NSD", NSD, List.of("nsd", "-d", "-c", config.toString()));
    }

    private static Contender knot(Path data) throws IOException {
        Path home = Files.createDirectories(data.resolve("knot"));
        Path config = Files.writeString(home.resolve("knot.conf"), """
                server:
                    rundir: HOME
                    listen: 127.0.0.1@PORT
                    udp-workers: 1
                    tcp-workers: 1
                    background-workers: 1
                database:
                    storage: HOME
                control:
                    listen: HOME/knot.sock
                log:
                  - target: stderr
                    any: error
                zone:
                  - domain: ZONE
                    file: DATA/zone.db
                    zonefile-load: whole
                    zonefile-sync: -1
                    journal-content: none
                    semantic-checks: off
                """.replace("PORT", Integer.toString(KNOT))
                .replace("HOME", home.toString())
                .replace("ZONE", ZONE)
                .replace("DATA", data.toString()));
        return new Contender("Knot", KNOT, List.of("knotd", "-c", config.toString()));
    }
}
