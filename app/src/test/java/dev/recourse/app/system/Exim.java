package dev.recourse.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Exim, unpacked by {@code ./verify}; it plays a session from any address by itself ({@code -bh}). */
final class Exim {

    private static final Path UNPACKED = Path.of("").toAbsolutePath().resolveSibling("target/peers/exim");
    private static final String BEFORE = """
            primary_hostname = mx.example.org
            spool_directory = DIR
            log_file_path = DIR/%slog
            never_users =
            tls_advertise_hosts =
            host_lookup =
            rfc1413_query_timeout = 0s
            acl_smtp_rcpt = check_rcpt
            keep_environment =
            domainlist local_domains = example.org
            begin acl
            check_rcpt:
            """;
    private static final String AFTER = """
              accept domains = +local_domains
              deny message = relay not permitted
            begin routers
            nowhere:
              driver = redirect
              data = :blackhole:
            """;
    private static final String SESSION = """
            EHLO sender.example.org
            MAIL FROM:<a@example.org>
            RCPT TO:<b@example.org>
            QUIT
            """;

    private final Path config;

    private Exim(Path config) {
        this.config = config;
    }

    static Exim with(Path dir, PrintedFile printed) throws IOException {
        Path config = Files.writeString(
                dir.resolve("exim.conf"), BEFORE.replace("DIR", dir.toString()) + printed.text() + AFTER);
        return new Exim(config);
    }

    /** The reply to the recipient. */
    SmtpReply replyTo(String client) {
        Command done = Command.run(
                SESSION,
                List.of(
                        "sh",
                        "-c",
                        "LD_LIBRARY_PATH=$(echo $1/usr/lib/*-linux-gnu) exec $1/usr/sbin/exim4 -C $2 -bh $3 2>$2.trace",
                        "exim",
                        UNPACKED.toString(),
                        config.toString(),
                        client));
        return SmtpReply.beforeLast(done.output());
    }
}
