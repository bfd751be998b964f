package dev.recourse.app.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whom we ask in DNS ourselves, and how much; the keys say what each means.
 *
 * @param resolvers empty: those of this machine
 */
public record LookupSettings(
        List<ListenAddress> resolvers,
        boolean privateServers,
        Duration deadline,
        Duration attempt,
        int atOnce,
        int perServer,
        int perZone,
        int cache,
        boolean watch) {

    static LookupSettings of(Map<String, Object> values) {
        return new LookupSettings(
                Settings.value(values, LookupKeys.RESOLVERS),
                Settings.value(values, LookupKeys.PRIVATE_SERVERS),
                Settings.value(values, LookupKeys.DEADLINE),
                Settings.value(values, LookupKeys.ATTEMPT),
                Settings.value(values, LookupKeys.AT_ONCE),
                Settings.value(values, LookupKeys.PER_SERVER),
                Settings.value(values, LookupKeys.PER_ZONE),
                Settings.value(values, LookupKeys.CACHE),
                Settings.value(values, LookupKeys.WATCH));
    }

    List<String> lines() {
        return List.of(
                "lookup.resolvers = "
                        + resolvers.stream().map(ListenAddress::toString).collect(Collectors.joining(" ")),
                "lookup.private-servers = " + (privateServers ? "allow" : "refuse"),
                "lookup.deadline = " + deadline.toSeconds() + "s",
                "lookup.attempt = " + attempt.toSeconds() + "s",
                "lookup.at-once = " + atOnce,
                "lookup.per-server = " + perServer,
                "lookup.per-zone = " + perZone,
                "lookup.cache = " + cache,
                "watch.enabled = " + (watch ? "yes" : "no"));
    }
}
