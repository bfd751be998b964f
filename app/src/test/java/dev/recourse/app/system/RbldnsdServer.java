package dev.recourse.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Type;

/** The real rbldnsd with one zone. */
final class RbldnsdServer {

    private RbldnsdServer() {}

    /**
     * Starts it at that address, port 53, and waits until it answers.
     *
     * @param datasets the lines of each dataset type, as in {@code ip4trie}
     */
    static Daemon start(Path dir, String address, String zone, Map<String, List<String>> datasets) throws IOException {
        Files.createDirectories(dir);
        // It reads its files as a user of its own.
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command =
                new ArrayList<>(List.of("rbldnsd", "-n", "-u", "rbldns", "-w", dir.toString(), "-b", address + "/53"));
        for (var dataset : datasets.entrySet()) {
            List<String> lines = new ArrayList<>(List.of(
                    "$SOA 3600 ns." + zone + " hostmaster.example.org 0 3600 600 86400 60", "$NS 3600 ns." + zone));
            lines.addAll(dataset.getValue());
            Files.write(dir.resolve(dataset.getKey()), lines);
            command.add(zone + ":" + dataset.getKey() + ":" + dataset.getKey());
        }
        Daemon daemon = Daemon.start("rbldnsd", command);
        // It speaks no TCP, so that only a reply shows that it runs.
        String soa = DnsBurst.ask(address, 53, Type.SOA, List.of(zone)).getOrDefault(zone, DnsBurst.NO_REPLY);
        if (!soa.startsWith("ns.")) {
            daemon.close();
            throw new AssertionError("rbldnsd says of " + zone + ": " + soa);
        }
        return daemon;
    }
}
