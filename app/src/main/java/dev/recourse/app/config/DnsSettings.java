package dev.recourse.app.config;

import dev.recourse.core.address.Prefix;
import dev.recourse.edge.client.PrefixLengths;
import dev.recourse.edge.client.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is answered in DNS, how much, and what the server says of itself; the keys say what each means. */
public record DnsSettings(
        int threads,
        List<Prefix> allow,
        List<Prefix> deny,
        Optional<Rate> quota,
        PrefixLengths quotaPrefixes,
        List<Prefix> quotaExempt,
        Optional<Rate> rateLimit,
        Optional<Rate> rateLimitNotListed,
        Optional<Path> cookieSecrets,
        Optional<String> version,
        Optional<String> serverId,
        int tcpConnections,
        int tcpConnectionsPerSource,
        Duration tcpIdle,
        QueryLogSettings queryLog) {

    static DnsSettings of(Map<String, Object> values) {
        return new DnsSettings(
                Settings.value(values, DnsKeys.THREADS),
                Settings.value(values, DnsKeys.ALLOW),
                Settings.value(values, DnsKeys.DENY),
                Settings.value(values, DnsKeys.QUOTA),
                Settings.value(values, DnsKeys.QUOTA_PREFIXES),
                Settings.value(values, DnsKeys.QUOTA_EXEMPT),
                Settings.value(values, DnsKeys.RATE_LIMIT),
                Settings.value(values, DnsKeys.RATE_LIMIT_NOT_LISTED),
                Settings.value(values, DnsKeys.COOKIE_SECRETS),
                Settings.value(values, DnsKeys.VERSION),
                Settings.value(values, DnsKeys.SERVER_ID),
                Settings.value(values, DnsKeys.TCP_CONNECTIONS),
                Settings.value(values, DnsKeys.TCP_PER_SOURCE),
                Settings.value(values, DnsKeys.TCP_IDLE),
                QueryLogSettings.of(values));
    }

    /** With another number of threads, as the command line says. */
    public DnsSettings withThreads(int number) {
        return new DnsSettings(
                number,
                allow,
                deny,
                quota,
                quotaPrefixes,
                quotaExempt,
                rateLimit,
                rateLimitNotListed,
                cookieSecrets,
                version,
                serverId,
                tcpConnections,
                tcpConnectionsPerSource,
                tcpIdle,
                queryLog);
    }

    /** Every key with its value in force, as lines of a file. */
    List<String> lines() {
        List<String> lines = List.of(
                "dns.threads = " + threads,
                "dns.allow = " + text(allow),
                "dns.deny = " + text(deny),
                "dns.quota = " + text(quota),
                "dns.quota-prefixes = " + quotaPrefixes.ipv4() + " " + quotaPrefixes.ipv6(),
                "dns.quota-exempt = " + text(quotaExempt),
                "dns.rate-limit = " + text(rateLimit),
                "dns.rate-limit-not-listed = " + text(rateLimitNotListed),
                "dns.cookie-secrets = " + cookieSecrets.map(Path::toString).orElse(""),
                "dns.version = " + version.orElse(""),
                "dns.server-id = " + serverId.orElse(""),
                "dns.tcp-connections = " + tcpConnections,
                "dns.tcp-connections-per-source = " + tcpConnectionsPerSource,
                "dns.tcp-idle = " + tcpIdle.toSeconds() + "s");
        return Stream.concat(lines.stream(), queryLog.lines().stream()).toList();
    }

    private static String text(List<Prefix> prefixes) {
        return prefixes.stream().map(Prefix::toString).collect(Collectors.joining(" "));
    }

    private static String text(Optional<Rate> rate) {
        return rate.map(r -> r.perSecond() + " " + r.burst()).orElse("off");
    }
}
