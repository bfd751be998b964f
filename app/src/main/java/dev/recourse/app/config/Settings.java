package dev.recourse.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings in force: what the file says, defaults for the rest.
 *
 * @param trial whether there is no configuration file: the example set is loaded and documentation ranges may be listed
 */
public record Settings(
        boolean trial,
        Path data,
        ListenAddress dnsListen,
        Duration dnsMaxTtl,
        ListenAddress webListen,
        Optional<String> configuredWebUrl,
        String zoneRoot,
        List<String> nameservers,
        String contact,
        boolean documentationRanges,
        boolean genericJoinsDul,
        double importMaxShrink,
        double importMaxGrowth,
        Optional<String> storeUrl,
        String storeUser,
        Optional<Path> storePasswordFile) {

    /** The settings where there is no file at all. */
    static Settings forTrial() {
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
                value(values, Keys.WEB_LISTEN),
                value(values, Keys.WEB_URL),
                root,
                value(values, Keys.ZONE_NAMESERVERS),
                value(values, Keys.CONTACT),
                value(values, Keys.DOCUMENTATION_RANGES),
                value(values, Keys.GENERIC_JOINS_DUL),
                value(values, Keys.IMPORT_MAX_SHRINK),
                value(values, Keys.IMPORT_MAX_GROWTH),
                value(values, Keys.STORE_URL),
                value(values, Keys.STORE_USER),
                value(values, Keys.STORE_PASSWORD_FILE));
    }

    @SuppressWarnings("unchecked") // The reader put in what the key's own parser gave.
    private static <T> T value(Map<String, Object> values, Key<T> key) {
        Object value = values.get(key.name());
        return value == null ? key.parser().apply(key.defaultText()) : (T) value;
    }

    /** How strangers reach the pages, without a last slash. */
    public String webUrl() {
        return configuredWebUrl.orElse("http://" + webListen);
    }

    /** With what the command line says instead. */
    public Settings with(Optional<Path> otherData, Optional<ListenAddress> otherDns, Optional<ListenAddress> otherWeb) {
        return new Settings(
                trial,
                otherData.orElse(data),
                otherDns.orElse(dnsListen),
                dnsMaxTtl,
                otherWeb.orElse(webListen),
                configuredWebUrl,
                zoneRoot,
                nameservers,
                contact,
                documentationRanges,
                genericJoinsDul,
                importMaxShrink,
                importMaxGrowth,
                storeUrl,
                storeUser,
                storePasswordFile);
    }
}
