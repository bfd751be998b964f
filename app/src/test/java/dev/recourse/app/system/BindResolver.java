package dev.recourse.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** BIND as a resolver that sends one label at a time and believes an NXDOMAIN, with an empty cache. */
final class BindResolver {

    private static final String CONFIGURATION = """
            options {
                directory "DIR";
                pid-file none;
                session-keyfile none;
                listen-on port 53 { ADDRESS; };
                listen-on-v6 { none; };
                recursion yes;
                allow-recursion { any; };
                qname-minimization strict;
                # No root is signed in this namespace.
                dnssec-validation no;
                empty-zones-enable no;
                recursive-clients 5000;
            };
            controls { };
            logging { category default { default_stderr; }; };
            # The port of a server for static-stub cannot be said: it is 53.
            zone "ZONE" {
                type static-stub;
                server-addresses { AUTHORITY; };
            };
            """;

    private BindResolver() {}

    /** Starts it at that address; it asks the authority, on port 53, about the zone. */
    static Daemon start(Path dir, String address, String zone, String authority)
            throws IOException, InterruptedException {
        Files.createDirectories(dir);
        Path config = dir.resolve("named.conf");
        Files.writeString(
                config,
                CONFIGURATION
                        .replace("DIR", dir.toString())
                        .replace("ADDRESS", address)
                        .replace("ZONE", zone)
                        .replace("AUTHORITY", authority));
        Command.succeeds("named-checkconf", config.toString());
        // It listens on addresses that an interface has, not on all that are local.
        Command.succeeds("ip", "address", "replace", address + "/32", "dev", "lo");
        return Daemon.start("named", List.of("named", "-g", "-n", "2", "-c", config.toString()))
                .listening(address, 53);
    }
}
