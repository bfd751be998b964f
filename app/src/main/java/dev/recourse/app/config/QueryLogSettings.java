package dev.recourse.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is noted of queries; the keys say what each means.
 *
 * @param oneIn one of so many is noted
 * @param mebibytes how long the file may grow
 */
public record QueryLogSettings(Optional<Path> file, int oneIn, boolean clients, int mebibytes) {
    static QueryLogSettings of(Map<String, Object> values) {
        return new QueryLogSettings(
                Settings.value(values, DnsKeys.QUERY_LOG),
                Settings.value(values, DnsKeys.QUERY_LOG_SAMPLE),
                Settings.value(values, DnsKeys.QUERY_LOG_CLIENTS),
                Settings.value(values, DnsKeys.QUERY_LOG_SIZE));
    }

    List<String> lines() {
        return List.of(
                "dns.query-log = " + file.map(Path::toString).orElse(""),
                "dns.query-log-sample = " + oneIn,
                "dns.query-log-clients = " + (clients ? "yes" : "no"),
                "dns.query-log-size = " + mebibytes);
    }
}
