package dev.recourse.app.command;

import dev.recourse.app.command.ServerOptions.ListenConverter;
import dev.recourse.app.config.ConfigException;
import dev.recourse.app.config.DnsSettings;
import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.app.config.SettingsFile;
import dev.recourse.app.wiring.EdgeOptions;
import dev.recourse.core.listing.RefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an edge answers: options over what its file says. */
final class AnswerOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A file with the keys that begin with 'dns.' and metrics.allow: who is answered, how much, cookies,"
                            + " identity, query log (docs/edges.md). Default: none.")
    private @Nullable Path config;

    @Option(
            names = "--dns",
            paramLabel = "ADDR:PORT",
            description = "Where DNS is answered. May be given several times. Default: as in FILE, or 127.0.0.1:5300.",
            converter = ListenConverter.class)
    private List<ListenAddress> dns = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads receive, for each address. Default: as in FILE, or 1.")
    private @Nullable Integer threads;

    @Option(
            names = "--metrics",
            paramLabel = "ADDR:PORT",
            description = "Where the figures are given, at /metrics. Default: nowhere.",
            converter = ListenConverter.class)
    private @Nullable ListenAddress metrics;

    EdgeOptions options(Context context) throws ConfigException {
        Settings settings = SettingsFile.loadForEdge(Optional.ofNullable(config).map(context::resolve));
        return new EdgeOptions(
                dns.isEmpty() ? settings.dnsListen() : dns,
                dns(settings.dns()),
                Optional.ofNullable(metrics),
                settings.metricsAllow());
    }

    private DnsSettings dns(DnsSettings settings) {
        if (threads == null) {
            return settings;
        }
        if (threads < 1) {
            throw new RefusedException("--threads is at least 1");
        }
        return settings.withThreads(threads);
    }
}
