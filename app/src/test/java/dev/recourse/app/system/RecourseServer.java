package dev.recourse.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Our server, started by the launcher as anybody would, with a configuration file; and commands for it. */
final class RecourseServer {

    static final String ZONE = "bl.example.org";
    static final String LOOKUP = "http://127.0.0.1:8080/cgi-bin/lookup?ip_address=";

    private static final String LAUNCHER =
            Path.of("").toAbsolutePath().resolveSibling("recourse").toString();
    private static final String CONFIGURATION = """
            data = DIR/data
            dns.listen = DNS:PORT
            web.listen = 127.0.0.1:8080
            zone.root = %s
            documentation-ranges = allow
            # The tests wait until caches have let go by themselves.
            dns.max-ttl = 5s
            """.formatted(ZONE);

    private final Path dir;
    private final Daemon daemon;

    private RecourseServer(Path dir, Daemon daemon) {
        this.dir = dir;
        this.daemon = daemon;
    }

    static RecourseServer start(Path dir) throws IOException, InterruptedException {
        return start(dir, "127.0.0.1", 5300);
    }

    /** Starts it with DNS on that address. */
    static RecourseServer start(Path dir, String dns, int port) throws IOException, InterruptedException {
        Path config = Files.createDirectories(dir).resolve("recourse.conf");
        Files.writeString(
                config,
                CONFIGURATION
                        .replace("DIR", dir.toString())
                        .replace("DNS", dns)
                        .replace("PORT", Integer.toString(port)));
        Daemon daemon = Daemon.start("recourse", List.of(LAUNCHER, "serve", "--config", config.toString()))
                .listening(dns, port)
                .listening("127.0.0.1", 8080);
        return new RecourseServer(dir, daemon);
    }

    /** Runs a command beside the server, which goes through its socket; returns what it printed. */
    String command(String... words) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--config", dir.resolve("recourse.conf").toString()));
        return Command.succeeds(command.toArray(String[]::new));
    }

    /** Puts addresses on a list as an operator does: from a file. */
    void importCidr(String list, String... addresses) throws IOException {
        Path file = Files.write(dir.resolve(list + ".cidr"), List.of(addresses));
        command("import", "--list", list, "--source", "trial-" + list, "--format", "cidr", file.toString());
    }

    /** Puts a file's entries on a list. */
    void importFile(String list, String format, Path file) {
        command("import", "--list", list, "--source", format, "--format", format, file.toString());
    }

    List<PrintedFile> printConfig(String... words) {
        List<String> command = new ArrayList<>(List.of("print-config"));
        command.addAll(Arrays.asList(words));
        return PrintedFile.parse(command(command.toArray(String[]::new)));
    }

    Daemon daemon() {
        return daemon;
    }
}
