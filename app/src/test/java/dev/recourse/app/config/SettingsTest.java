package dev.recourse.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.edge.client.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every default is pinned, and every key is set to something else once. */
class SettingsTest {
    private static final List<String> DEFAULTS = List.of(
            "data = ./data",
            "dns.listen = 127.0.0.1:5300",
            "dns.max-ttl = 900s",
            "dns.threads = 1",
            "dns.allow = ",
            "dns.deny = ",
            "dns.quota = off",
            "dns.quota-prefixes = 32 64",
            "dns.quota-exempt = 127.0.0.0/8 ::1",
            "dns.rate-limit = off",
            "dns.rate-limit-not-listed = off",
            "dns.cookie-secrets = ",
            "dns.version = ",
            "dns.server-id = ",
            "dns.tcp-connections = 150",
            "dns.tcp-connections-per-source = 25",
            "dns.tcp-idle = 10s",
            "dns.query-log = ",
            "dns.query-log-sample = 1000",
            "dns.query-log-clients = no",
            "dns.query-log-size = 100",
            "web.listen = 127.0.0.1:8080",
            "web.url = ",
            "metrics.allow = 127.0.0.0/8 ::1",
            "zone.root = bl.example.org",
            "zone.nameservers = ns.bl.example.org",
            "contact = hostmaster@example.org",
            "documentation-ranges = refuse",
            "generic-joins-dul = no",
            "import.max-shrink = 50%",
            "import.max-growth = 200%",
            "store.url = ",
            "store.user = recourse",
            "store.password-file = ",
            "feed.tokens = ",
            "transfer.allow = ",
            "transfer.keys = ",
            "transfer.notify = ",
            "web.tls.certificate = ",
            "web.tls.key = ",
            "feed.client-ca = ");

    /** No value here is a default, and each is written as {@link Settings#lines} writes it. */
    private static final List<String> OTHERS = List.of(
            "data = /srv/recourse",
            "dns.listen = 192.0.2.53:53 [2001:db8::53]:53",
            "dns.max-ttl = 60s",
            "dns.threads = 4",
            "dns.allow = 192.0.2.0/24 2001:db8::/32",
            "dns.deny = 192.0.2.66",
            "dns.quota = 200 2000",
            "dns.quota-prefixes = 24 56",
            "dns.quota-exempt = 198.51.100.0/24",
            "dns.rate-limit = 50 750",
            "dns.rate-limit-not-listed = 5000 75000",
            "dns.cookie-secrets = /etc/recourse/cookie-secrets",
            "dns.version = Recourse, a list",
            "dns.server-id = edge-1.example.net",
            "dns.tcp-connections = 5000",
            "dns.tcp-connections-per-source = 100",
            "dns.tcp-idle = 30s",
            "dns.query-log = /var/log/recourse/queries",
            "dns.query-log-sample = 10",
            "dns.query-log-clients = yes",
            "dns.query-log-size = 7",
            "web.listen = 192.0.2.80:80",
            "web.url = https://bl.example.net/list",
            "metrics.allow = 192.0.2.0/24",
            "zone.root = dnsbl.example.net",
            "zone.nameservers = a.example.net b.example.net",
            "contact = list@example.net",
            "documentation-ranges = allow",
            "generic-joins-dul = yes",
            "import.max-shrink = 10%",
            "import.max-growth = 1000%",
            "store.url = jdbc:postgresql://db.example.net/recourse",
            "store.user = list",
            "store.password-file = /etc/recourse/password",
            "feed.tokens = /etc/recourse/tokens",
            "transfer.allow = 192.0.2.53 2001:db8::/64",
            "transfer.keys = /etc/recourse/keys",
            "transfer.notify = 192.0.2.53:53/xfr [2001:db8::53]:53",
            "web.tls.certificate = /etc/recourse/certificate.pem",
            "web.tls.key = /etc/recourse/key.pem",
            "feed.client-ca = /etc/recourse/edges.pem");

    private static final Map<String, Function<Settings, Object>> READ = Map.ofEntries(
            Map.entry("data", Settings::data),
            Map.entry("dns.listen", Settings::dnsListen),
            Map.entry("dns.max-ttl", Settings::dnsMaxTtl),
            Map.entry("dns.threads", s -> s.dns().threads()),
            Map.entry("dns.allow", s -> s.dns().allow()),
            Map.entry("dns.deny", s -> s.dns().deny()),
            Map.entry("dns.quota", s -> s.dns().quota()),
            Map.entry("dns.quota-prefixes", s -> s.dns().quotaPrefixes()),
            Map.entry("dns.quota-exempt", s -> s.dns().quotaExempt()),
            Map.entry("dns.rate-limit", s -> s.dns().rateLimit()),
            Map.entry("dns.rate-limit-not-listed", s -> s.dns().rateLimitNotListed()),
            Map.entry("dns.cookie-secrets", s -> s.dns().cookieSecrets()),
            Map.entry("dns.version", s -> s.dns().version()),
            Map.entry("dns.server-id", s -> s.dns().serverId()),
            Map.entry("dns.tcp-connections", s -> s.dns().tcpConnections()),
            Map.entry("dns.tcp-connections-per-source", s -> s.dns().tcpConnectionsPerSource()),
            Map.entry("dns.tcp-idle", s -> s.dns().tcpIdle()),
            Map.entry("dns.query-log", s -> s.dns().queryLog().file()),
            Map.entry("dns.query-log-sample", s -> s.dns().queryLog().oneIn()),
            Map.entry("dns.query-log-clients", s -> s.dns().queryLog().clients()),
            Map.entry("dns.query-log-size", s -> s.dns().queryLog().mebibytes()),
            Map.entry("web.listen", Settings::webListen),
            Map.entry("web.url", Settings::webUrl),
            Map.entry("metrics.allow", Settings::metricsAllow),
            Map.entry("zone.root", Settings::zoneRoot),
            Map.entry("zone.nameservers", Settings::nameservers),
            Map.entry("contact", Settings::contact),
            Map.entry("documentation-ranges", Settings::documentationRanges),
            Map.entry("generic-joins-dul", Settings::genericJoinsDul),
            Map.entry("import.max-shrink", Settings::importMaxShrink),
            Map.entry("import.max-growth", Settings::importMaxGrowth),
            Map.entry("store.url", Settings::storeUrl),
            Map.entry("store.user", Settings::storeUser),
            Map.entry("store.password-file", Settings::storePasswordFile),
            Map.entry("feed.tokens", Settings::feedTokens),
            Map.entry("transfer.allow", Settings::transferAllow),
            Map.entry("transfer.keys", Settings::transferKeys),
            Map.entry("transfer.notify", Settings::transferNotify),
            Map.entry("web.tls.certificate", s -> s.tls().certificate()),
            Map.entry("web.tls.key", s -> s.tls().key()),
            Map.entry("feed.client-ca", s -> s.tls().feedClientCa()));

    /** One of these alone is refused. */
    private static final List<String> TOGETHER = List.of("web.tls.", "feed.client-ca");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_tests_know_every_key() {
        List<String> keys = Keys.ALL.stream().map(Key::name).toList();
        assertThat(READ).containsOnlyKeys(keys);
        assertThat(names(DEFAULTS)).isEqualTo(keys);
        assertThat(names(OTHERS)).isEqualTo(keys);
        assertThat(keys).doesNotHaveDuplicates().doesNotContainAnyElementsOf(Keys.RETIRED.keySet());
    }

    @Test
    void an_empty_file_gives_the_defaults() throws Exception {
        Settings settings = load("");
        assertThat(settings.lines()).isEqualTo(DEFAULTS);
        assertThat(settings.trial()).isFalse();
        assertThat(settings.webUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.storeUrl()).isEmpty();
        assertThat(settings.storePasswordFile()).isEmpty();
    }

    @Test
    void no_file_is_a_trial_and_differs_in_the_documentation_ranges_alone() throws Exception {
        Settings settings = SettingsFile.load(Optional.empty(), folder);
        assertThat(settings.trial()).isTrue();
        assertThat(settings.lines())
                .isEqualTo(DEFAULTS.stream()
                        .map(line -> line.replace("documentation-ranges = refuse", "documentation-ranges = allow"))
                        .toList());
    }

    @Test
    void each_key_set_to_something_else_changes_what_it_names_and_nothing_else() throws Exception {
        Settings defaults = load("");
        for (String other : OTHERS) {
            List<String> together = TOGETHER.stream().anyMatch(other::startsWith)
                    ? OTHERS.stream()
                            .filter(line -> TOGETHER.stream().anyMatch(line::startsWith))
                            .toList()
                    : List.of(other);
            Settings settings = load(String.join("\n", together));
            String key = names(List.of(other)).getFirst();
            assertThat(settings.lines()).contains(other);
            READ.forEach((name, read) -> {
                if (names(together).contains(name)) {
                    assertThat(read.apply(settings)).as(name).isNotEqualTo(read.apply(defaults));
                } else if (!follows(name, key)) {
                    assertThat(read.apply(settings)).as(name + " with " + other).isEqualTo(read.apply(defaults));
                }
            });
        }
    }

    @Test
    void all_keys_together_are_read_as_they_are_printed() throws Exception {
        assertThat(load(String.join("\n", OTHERS)).lines()).isEqualTo(OTHERS);
        assertThat(load(String.join("\n", DEFAULTS)).lines()).isEqualTo(DEFAULTS);
    }

    @Test
    void comments_blank_lines_and_space_do_not_count() throws Exception {
        Settings settings = load("# a list\n\n   dns.max-ttl   =   5m   \n  # end");
        assertThat(settings.dnsMaxTtl()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_bad_key_is_refused_with_file_line_and_reason() {
        assertRefused("zone.rot = bl.example.org", ":1: zone.rot: is not a key (did you mean zone.root?)");
        assertRefused("\ncolour = red", ":2: colour: is not a key (docs/configuration.md has them all)");
        assertRefused("contact", ":1: expected 'key = value', found 'contact'");
        assertRefused("zone.root = a.example\nzone.root = b.example", ":2: zone.root: is set already in line 1");
    }

    @Test
    void every_retired_key_is_refused_with_what_to_write_instead() {
        Keys.RETIRED.forEach(
                (key, instead) -> assertRefused(key + " = 1", ":1: " + key + ": is no longer a key; " + instead));
    }

    @Test
    void every_bad_value_is_refused_with_what_one_looks_like() {
        for (String line : List.of(
                "dns.listen = localhost:53",
                "dns.listen = 127.0.0.1",
                "dns.listen = 127.0.0.1:65536",
                "dns.listen = 2001:db8::1:53",
                "dns.listen =",
                "dns.listen = 127.0.0.1:53, 127.0.0.2:53",
                "dns.listen = 127.0.0.1:53 127.0.0.1:53",
                "dns.threads = 0",
                "dns.threads = 65",
                "dns.allow = everybody",
                "dns.deny = 192.0.2.1/24",
                "dns.quota = 100",
                "dns.quota = 0 10",
                "dns.quota = on",
                "dns.quota-prefixes = 33 64",
                "dns.quota-prefixes = 32",
                "dns.quota-exempt = 127.0.0.1, ::1",
                "dns.rate-limit = 10 1000001",
                "dns.rate-limit-not-listed = no",
                "dns.version = n\u00e4me",
                "dns.server-id = " + "a".repeat(65),
                "dns.tcp-connections = 0",
                "dns.tcp-connections-per-source = -1",
                "dns.tcp-idle = 2h",
                "dns.max-ttl = 0s",
                "dns.max-ttl = 2d",
                "dns.max-ttl = 300",
                "web.listen = :80",
                "web.url = bl.example.org",
                "web.url = https://bl.example.org/",
                "web.url = ftp://bl.example.org",
                "zone.root = example",
                "zone.root = bl..example.org",
                "zone.root = -bl.example.org",
                "zone.nameservers = a.example.org, b.example.org",
                "contact = hostmaster",
                "contact = a@b@example.org",
                "documentation-ranges = yes",
                "generic-joins-dul = true",
                "import.max-shrink = 101%",
                "import.max-growth = 2",
                "store.url = jdbc:sqlite:x",
                "transfer.allow = 192.0.2.53, 192.0.2.54",
                "transfer.allow = 192.0.2.1/24",
                "transfer.notify = 192.0.2.53",
                "transfer.notify = 192.0.2.53:0",
                "transfer.notify = 192.0.2.53:53/x!",
                "store.user =")) {
            String key = names(List.of(line)).getFirst();
            assertRefused(line, ":1: " + key + ": '", "' is not " + form(key));
        }
    }

    @Test
    void every_problem_of_a_file_is_named_not_only_the_first() {
        assertThatThrownBy(() -> load("a = 1\nb = 2\ndns.max-ttl = x"))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void a_named_file_that_is_not_there_is_refused() {
        Path missing = folder.resolve("no.conf");
        assertThatThrownBy(() -> SettingsFile.load(Optional.of(missing), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ": there is no such file");
    }

    /** The name servers and the URL follow others where they are not set. */
    private static boolean follows(String key, String other) {
        return (key.equals("zone.nameservers") && other.equals("zone.root"))
                || (key.equals("web.url")
                        && (other.equals("web.listen") || TOGETHER.stream().anyMatch(other::startsWith)));
    }

    private static String form(String name) {
        return Keys.ALL.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow()
                .form();
    }

    private static List<String> names(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }

    private void assertRefused(String content, String... reasons) {
        assertThatThrownBy(() -> load(content))
                .as(content)
                .isInstanceOf(ConfigException.class)
                .message()
                .startsWith(file().toString())
                .contains(reasons);
    }

    private Settings load(String content) throws ConfigException, IOException {
        Files.writeString(file(), content);
        return SettingsFile.load(Optional.of(file()), folder);
    }

    private Path file() {
        return folder.resolve("test.conf");
    }

    @Test
    void what_belongs_together_is_asked_for_together() {
        assertRefused(
                "web.tls.key = key.pem", ": web.tls.certificate and web.tls.key belong together: set both or neither");
        assertRefused(
                "feed.client-ca = ca.pem",
                ": feed.client-ca needs web.tls.certificate and web.tls.key: who ends TLS must ask for the certificate");
    }

    @Test
    void the_file_of_an_edge_has_the_keys_of_an_edge_only() throws Exception {
        Path file =
                Files.writeString(folder.resolve("edge.conf"), "dns.quota = 200 2000\nmetrics.allow = 192.0.2.0/24\n");
        Settings settings = SettingsFile.loadForEdge(Optional.of(file));
        assertThat(settings.dns().quota()).contains(new Rate(200, 2000));
        assertThat(settings.metricsAllow()).containsExactly(Prefix.parse("192.0.2.0/24"));
        Path hubs = Files.writeString(folder.resolve("hub.conf"), "zone.root = bl.example.org\ndns.max-ttl = 60s\n");
        assertThatThrownBy(() -> SettingsFile.loadForEdge(Optional.of(hubs)))
                .hasMessageContainingAll(
                        "hub.conf:1: zone.root: is a key of a hub", "hub.conf:2: dns.max-ttl: is a key");
    }
}
