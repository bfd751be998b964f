package dev.recourse.app.config;

import dev.recourse.core.address.Prefix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings in force: what the file says, defaults for the rest.
 *
 * @param trial whether there is no configuration file: the example set is loaded and documentation ranges may be listed
 */
public record Settings(
        boolean trial,
        Path data,
        List<ListenAddress> dnsListen,
        Duration dnsMaxTtl,
        DnsSettings dns,
        ListenAddress webListen,
        Optional<String> configuredWebUrl,
        List<Prefix> metricsAllow,
        String zoneRoot,
        List<String> nameservers,
        String contact,
        boolean documentationRanges,
        boolean genericJoinsDul,
        double importMaxShrink,
        double importMaxGrowth,
        Optional<String> storeUrl,
        String storeUser,
        Optional<Path> storePasswordFile,
        Optional<Path> feedTokens,
        List<Prefix> transferAllow,
        Optional<Path> transferKeys,
        List<NotifyAddress> transferNotify,
        TlsSettings tls) {

    /** The settings where there is no file at all. */
    public static Settings forTrial() {
        return of(Map.of(Keys.DOCUMENTATION_RANGES.name(), true), true);
    }

    /** @param values parsed values by name of their key */
    static Settings of(Map<String, Object> values, boolean trial) {
        String root = value(values, Keys.ZONE_ROOT);
        return new Settings(
                trial,
                value(values, Keys.DATA),
                value(values, Keys.DNS_LISTEN),
                value(values, Keys.DNS_MAX_TTL),
                DnsSettings.of(values),
                value(values, Keys.WEB_LISTEN),
                value(values, Keys.WEB_URL),
                value(values, Keys.METRICS_ALLOW),
                root,
                nameservers(value(values, Keys.ZONE_NAMESERVERS), root),
                value(values, Keys.CONTACT),
                value(values, Keys.DOCUMENTATION_RANGES),
                value(values, Keys.GENERIC_JOINS_DUL),
                value(values, Keys.IMPORT_MAX_SHRINK),
                value(values, Keys.IMPORT_MAX_GROWTH),
                value(values, Keys.STORE_URL),
                value(values, Keys.STORE_USER),
                value(values, Keys.STORE_PASSWORD_FILE),
                value(values, Keys.FEED_TOKENS),
                value(values, TransferKeys.ALLOW),
                value(values, TransferKeys.KEYS),
                value(values, TransferKeys.NOTIFY),
                TlsSettings.of(values));
    }

    private static List<String> nameservers(List<String> configured, String root) {
        return configured.isEmpty() ? List.of("ns." + root) : configured;
    }

    @SuppressWarnings("unchecked") // The reader put in what the key's own parser gave.
    static <T> T value(Map<String, Object> values, Key<T> key) {
        Object value = values.get(key.name());
        return value == null ? key.parser().apply(key.defaultText()) : (T) value;
    }

    /** How strangers reach the pages, without a last slash. */
    public String webUrl() {
        return configuredWebUrl.orElse(tls.scheme() + "://" + webListen);
    }

    /** With what the command line says instead. */
    public Settings with(Optional<Path> otherData, Optional<ListenAddress> otherDns, Optional<ListenAddress> otherWeb) {
        return new Settings(
                trial,
                otherData.orElse(data),
                otherDns.map(List::of).orElse(dnsListen),
                dnsMaxTtl,
                dns,
                otherWeb.orElse(webListen),
                configuredWebUrl,
                metricsAllow,
                zoneRoot,
                nameservers,
                contact,
                documentationRanges,
                genericJoinsDul,
                importMaxShrink,
                importMaxGrowth,
                storeUrl,
                storeUser,
                storePasswordFile,
                feedTokens,
                transferAllow,
                transferKeys,
                transferNotify,
                tls);
    }

    /** Every key with its value in force, as lines of a file. */
    public List<String> lines() {
        return Stream.of(linesOfDns(), dns.lines(), linesOfTheRest(), tls.lines())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> linesOfDns() {
        return List.of(
                "data = " + data,
                "dns.listen = "
                        + dnsListen.stream().map(ListenAddress::toString).collect(Collectors.joining(" ")),
                "dns.max-ttl = " + dnsMaxTtl.toSeconds() + "s");
    }

    private List<String> linesOfTheRest() {
        return List.of(
                "web.listen = " + webListen,
                "web.url = " + configuredWebUrl.orElse(""),
                "metrics.allow = " + metricsAllow.stream().map(Prefix::toString).collect(Collectors.joining(" ")),
                "zone.root = " + zoneRoot,
                "zone.nameservers = " + String.join(" ", nameservers),
                "contact = " + contact,
                "documentation-ranges = " + (documentationRanges ? "allow" : "refuse"),
                "generic-joins-dul = " + (genericJoinsDul ? "yes" : "no"),
                "import.max-shrink = " + Math.round(importMaxShrink * 100) + "%",
                "import.max-growth = " + Math.round(importMaxGrowth * 100) + "%",
                "store.url = " + storeUrl.orElse(""),
                "store.user = " + storeUser,
                "store.password-file = " + storePasswordFile.map(Path::toString).orElse(""),
                "feed.tokens = " + feedTokens.map(Path::toString).orElse(""),
                "transfer.allow = " + joined(transferAllow),
                "transfer.keys = " + transferKeys.map(Path::toString).orElse(""),
                "transfer.notify = " + joined(transferNotify));
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
