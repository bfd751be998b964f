package dev.recourse.app.config;

import dev.recourse.core.address.Prefix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key there is. docs/configuration.md is checked against this table. */
final class Keys {
    static final Key<Path> DATA = new Key<>(
            "data",
            "./data",
            "a folder",
            "The folder with the store, the snapshot, the lock and the command socket.",
            Path::of);
    static final Key<List<ListenAddress>> DNS_LISTEN = new Key<>(
            "dns.listen",
            "127.0.0.1:5300",
            Values.LISTEN_FORM + ", or several with spaces between",
            "Where DNS is answered, UDP and TCP. The default is reached from this machine only. 0.0.0.0 and [::] stand"
                    + " for every address that this machine has at the start; later ones need a restart.",
            Values::listenAddresses);
    static final Key<Duration> DNS_MAX_TTL = new Key<>(
            "dns.max-ttl",
            "15m",
            "a duration from 1s to 1d, as in 300s or 15m",
            "No answer may be kept longer than this, whatever its list says. Lower it for trials.",
            text -> Values.duration(text, Duration.ofSeconds(1), Duration.ofDays(1)));
    static final Key<ListenAddress> WEB_LISTEN = new Key<>(
            "web.listen",
            "127.0.0.1:8080",
            Values.LISTEN_FORM,
            "Where the pages and the JSON interface are served.",
            ListenAddress::parse);
    static final Key<Optional<String>> WEB_URL = new Key<>(
            "web.url",
            "",
            "an http or https URL without a last slash, as in https://bl.example.org",
            "How strangers reach the pages: this stands in every TXT record and so in every refused mail. Empty:"
                    + " http:// or https:// and web.listen.",
            Values::url);
    static final Key<List<Prefix>> METRICS_ALLOW = new Key<>(
            "metrics.allow",
            "127.0.0.0/8 ::1",
            "prefixes with spaces between, at most 1000",
            "Who may read the figures at /metrics of web.listen (docs/metrics.md); for others, and through any proxy, that"
                    + " page does not exist. Empty: nobody.",
            Values::prefixes);
    static final Key<String> ZONE_ROOT = new Key<>(
            "zone.root",
            "bl.example.org",
            "a domain name of at least two labels",
            "The zone under which all zones are served; itself the combined zone. Use a name below your domain, with"
                    + " name servers of its own (RFC 6471 3.1).",
            Values::domainName);
    static final Key<List<String>> ZONE_NAMESERVERS = new Key<>(
            "zone.nameservers",
            "",
            "domain names with spaces between",
            "The NS records of every zone; the first is the primary in the SOA. Empty: ns. and zone.root.",
            Values::domainNames);
    static final Key<String> CONTACT = new Key<>(
            "contact",
            "hostmaster@example.org",
            "a mail address",
            "The mail address on the pages and in the SOA. It must not be filtered by these lists (RFC 6471 2.2.2).",
            Values::mailAddress);
    static final Key<Boolean> DOCUMENTATION_RANGES = new Key<>(
            "documentation-ranges",
            "refuse",
            "'allow' or 'refuse'",
            "Whether 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 and 2001:db8::/32 may be listed. For trials only.",
            text -> Values.either(text, "allow", "refuse"));
    static final Key<Boolean> GENERIC_JOINS_DUL = new Key<>(
            "generic-joins-dul",
            "no",
            "'yes' or 'no'",
            "Whether addresses that are only on generic are answered on dul, and so in the combined zone, too: as in"
                    + " 2009. Mail servers then refuse senders whose reverse DNS says nothing.",
            text -> Values.either(text, "yes", "no"));
    static final Key<Double> IMPORT_MAX_SHRINK = new Key<>(
            "import.max-shrink",
            "50%",
            "a percentage from 0% to 100%",
            "An import that would take away more than this share of a source is kept out until a person says so.",
            text -> Values.percentage(text, 100));
    static final Key<Double> IMPORT_MAX_GROWTH = new Key<>(
            "import.max-growth",
            "200%",
            "a percentage from 0% to 100000%",
            "An import that would add more than this share of a source is kept out until a person says so.",
            text -> Values.percentage(text, 100_000));
    static final Key<Optional<String>> STORE_URL = new Key<>(
            "store.url",
            "",
            "a jdbc:postgresql: URL",
            "Empty: SQLite in the data folder. A PostgreSQL database where that is outgrown.",
            Values::postgresUrl);
    static final Key<String> STORE_USER =
            new Key<>("store.user", "recourse", "a user name", "The PostgreSQL user.", Values::nonEmpty);
    static final Key<Optional<Path>> STORE_PASSWORD_FILE = new Key<>(
            "store.password-file",
            "",
            "a file",
            "A file whose first line is the PostgreSQL password.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
    static final Key<Optional<Path>> FEED_TOKENS = new Key<>(
            "feed.tokens",
            "",
            "a file",
            "The tokens of the edges that may follow, a line NAME TOKEN for each; only its owner may read the file. It is"
                    + " read at each connection. Empty: there is no feed.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

    static final List<Key<?>> ALL = Stream.of(
                    List.of(DATA, DNS_LISTEN, DNS_MAX_TTL),
                    DnsKeys.ALL,
                    List.of(
                            WEB_LISTEN,
                            WEB_URL,
                            METRICS_ALLOW,
                            ZONE_ROOT,
                            ZONE_NAMESERVERS,
                            CONTACT,
                            DOCUMENTATION_RANGES,
                            GENERIC_JOINS_DUL,
                            IMPORT_MAX_SHRINK,
                            IMPORT_MAX_GROWTH,
                            STORE_URL,
                            STORE_USER,
                            STORE_PASSWORD_FILE,
                            FEED_TOKENS),
                    TransferKeys.ALL,
                    TlsKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    /** What an edge asks of a file, in words; the longest TTL comes with what it answers from. */
    static final String OF_EDGE = "the keys that begin with 'dns.', but for dns.max-ttl, and metrics.allow";

    /** Keys that are no more, and what to write instead. A file that has one is refused, not half understood. */
    static final Map<String, String> RETIRED = Map.of(
            "dns.port", "write dns.listen = ADDRESS:PORT",
            "http.listen", "write web.listen = ADDRESS:PORT",
            "zone", "write zone.root = NAME");

    private Keys() {}

    static boolean isOfEdge(Key<?> key) {
        return List.of(METRICS_ALLOW, DNS_LISTEN).contains(key) || DnsKeys.ALL.contains(key);
    }
}
