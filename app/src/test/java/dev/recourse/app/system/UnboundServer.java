package dev.recourse.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An unbound of its own, as strict as they come: its cache on, validating, one label at a time. Only what we print makes
 * our zones known to it.
 */
final class UnboundServer {

    /** The resolver that the namespace's resolv.conf names. */
    static final String ADDRESS = "127.0.0.153";

    private static final String BASE = """
            server:
                directory: "DIR"
                chroot: ""
                username: ""
                pidfile: ""
                use-syslog: no
                verbosity: 1
                interface: ADDRESS
                # The root's key of 2017, as every machine has it: our zones must be excepted from validation.
                trust-anchor: ". DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D"
                qname-minimisation: yes
                qname-minimisation-strict: yes
                # As a careful administrator may set it; it strips 127.0.0.0/8 from answers unless told otherwise.
                private-address: 127.0.0.0/8
            remote-control:
                control-enable: no
            include: "DIR/recourse.conf"
            """;

    private UnboundServer() {}

    static Daemon start(Path dir, String address, PrintedFile printed) throws IOException, InterruptedException {
        Files.createDirectories(dir);
        Path config = dir.resolve("unbound.conf");
        Files.writeString(config, BASE.replace("DIR", dir.toString()).replace("ADDRESS", address));
        Files.writeString(dir.resolve("recourse.conf"), printed.text());
        Command.succeeds("unbound-checkconf", config.toString());
        return Daemon.start("unbound", List.of("unbound", "-d", "-p", "-c", config.toString()))
                .listening(address, 53);
    }
}
