package dev.recourse.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A Postfix of its own: a base that accepts mail for example.org and drops it, and below it what we print. */
final class PostfixServer {

    private static final String BASE = """
            compatibility_level = 3.6
            queue_directory = DIR/spool
            data_directory = DIR/data
            maillog_file = /dev/stdout
            myhostname = mx.example.org
            mydestination =
            # Not the default, which takes every address of this namespace for our own.
            mynetworks = 127.0.0.250/32
            relay_domains = example.org
            # Accept and drop.
            relay_transport = discard:
            default_transport = error:closed
            local_transport = error:closed
            alias_maps =
            alias_database =
            # smtpd keeps answers about a list as long as it lives, beyond their TTL: one client for each process.
            max_use = 1
            """;
    private static final String MASTER = """
            PORT      inet  n - n - - smtpd
            pickup    unix  n - n 60 1 pickup
            cleanup   unix  n - n - 0 cleanup
            qmgr      unix  n - n 300 1 qmgr
            rewrite   unix  - - n - - trivial-rewrite
            bounce    unix  - - n - 0 bounce
            defer     unix  - - n - 0 bounce
            trace     unix  - - n - 0 bounce
            error     unix  - - n - - error
            retry     unix  - - n - - error
            discard   unix  - - n - - discard
            proxymap  unix  - - n - - proxymap
            anvil     unix  - - n - 1 anvil
            postlog   unix-dgram n - n - 1 postlogd
            """;

    private PostfixServer() {}

    static Daemon start(Path dir, int port, List<PrintedFile> printed) throws IOException, InterruptedException {
        Path config = Files.createDirectories(dir.resolve("etc"));
        Files.createDirectories(dir.resolve("spool"));
        Path data = Files.createDirectories(dir.resolve("data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        Files.writeString(config.resolve("main.cf"), BASE.replace("DIR", dir.toString()));
        Files.writeString(config.resolve("master.cf"), MASTER.replace("PORT", String.valueOf(port)));
        for (PrintedFile file : printed) {
            // What is printed for main.cf is added to one that is there.
            Files.writeString(
                    config.resolve(file.name()), file.text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        Command.succeeds("postfix", "-c", config.toString(), "check");
        return Daemon.start("postfix", List.of("postfix", "-c", config.toString(), "start-fg"))
                .listening("127.0.0.1", port)
                .listening("::1", port);
    }
}
