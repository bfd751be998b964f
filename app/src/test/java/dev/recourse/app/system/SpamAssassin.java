package dev.recourse.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** SpamAssassin with no rules but the printed ones: none that would ask anybody else. */
final class SpamAssassin {

    private static final String PLUGINS = """
            loadplugin Mail::SpamAssassin::Plugin::Check
            loadplugin Mail::SpamAssassin::Plugin::DNSEval
            """;
    private static final String BASE = """
            util_rb_tld org
            dns_available yes
            use_bayes 0
            clear_trusted_networks
            trusted_networks 203.0.113.25
            clear_internal_networks
            internal_networks 203.0.113.25
            report_safe 0
            add_header all Tests _TESTSSCORES_
            """;
    private static final String MESSAGE = """
            Received: from sender.example.org (sender.example.org [CLIENT])
             by mx.example.org (Postfix) with ESMTP id 1A2B3C for <b@example.org>;
             Tue, 24 Nov 2026 10:00:00 +0000
            From: a@example.org
            To: b@example.org
            Subject: hello
            Date: Tue, 24 Nov 2026 10:00:00 +0000
            Message-ID: <1@example.org>

            Hello.
            """;

    private final List<String> command;

    private SpamAssassin(List<String> command) {
        this.command = command;
    }

    static SpamAssassin with(Path dir, PrintedFile printed) throws IOException {
        Files.writeString(dir.resolve("init.pre"), PLUGINS);
        Files.writeString(dir.resolve("base.cf"), BASE);
        Files.writeString(dir.resolve(printed.name()), printed.text());
        String options = "--nocreate-prefs --configpath=" + dir + " --siteconfigpath=" + dir;
        Command.succeeds("sh", "-c", "spamassassin --lint " + options);
        return new SpamAssassin(List.of("sh", "-c", "spamassassin " + options));
    }

    /** The rules that a mail from that client met, with their scores. */
    String testsFor(String client) {
        return Command.run(MESSAGE.replace("CLIENT", client), command)
                .output()
                .lines()
                .filter(line -> line.startsWith("X-Spam-Tests: "))
                .findFirst()
                .orElseThrow()
                .substring("X-Spam-Tests: ".length());
    }
}
