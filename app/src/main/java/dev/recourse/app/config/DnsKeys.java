package dev.recourse.app.config;

import dev.recourse.core.address.Prefix;
import dev.recourse.edge.client.PrefixLengths;
import dev.recourse.edge.client.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys that say who is answered in DNS, how much, and what the server says of itself. */
final class DnsKeys {
    private static final String PREFIXES_FORM = "prefixes with spaces between, at most 1000";
    private static final String RATE_FORM =
            "'off', or a number for each second and one for how many at once, as in 100 1000";
    private static final String TEXT_FORM = "at most 64 printable ASCII characters";

    static final Key<Integer> THREADS = new Key<>(
            "dns.threads",
            "1",
            "a number from 1 to 64",
            "How many threads answer datagrams, for each address of dns.listen.",
            text -> Values.number(text, 64));
    static final Key<List<Prefix>> ALLOW = new Key<>(
            "dns.allow",
            "",
            PREFIXES_FORM,
            "Who is answered; others are REFUSED. Empty: everybody. Where dns.allow and dns.deny both hold an address,"
                    + " the narrower prefix decides.",
            Values::prefixes);
    static final Key<List<Prefix>> DENY = new Key<>(
            "dns.deny", "", PREFIXES_FORM, "Who is not answered but REFUSED, see dns.allow.", Values::prefixes);
    static final Key<Optional<Rate>> QUOTA = new Key<>(
            "dns.quota",
            "off",
            RATE_FORM,
            "How many queries a client may ask each second, and how many at once after a rest. Beyond it is REFUSED,"
                    + " never an address. A large resolver asks thousands a second.",
            Values::rate);
    static final Key<PrefixLengths> QUOTA_PREFIXES = new Key<>(
            "dns.quota-prefixes",
            "32 64",
            "a prefix length for IPv4 and one for IPv6, as in 32 64",
            "What counts as one client for dns.quota: all addresses that share so many first bits.",
            Values::prefixLengths);
    static final Key<List<Prefix>> QUOTA_EXEMPT = new Key<>(
            "dns.quota-exempt",
            "127.0.0.0/8 ::1",
            PREFIXES_FORM,
            "Who has no quota and no rate limit.",
            Values::prefixes);
    static final Key<Optional<Rate>> RATE_LIMIT = new Key<>(
            "dns.rate-limit",
            "off",
            RATE_FORM,
            "How many UDP replies go to a /24 or /56 each second with records, and as many errors, so that forged"
                    + " queries cannot flood it. Beyond it every second reply is dropped and the others ask to come by"
                    + " TCP. Clients with a valid cookie are exempt.",
            Values::rate);
    static final Key<Optional<Rate>> RATE_LIMIT_NOT_LISTED = new Key<>(
            "dns.rate-limit-not-listed",
            "off",
            RATE_FORM,
            "The same for replies that something is not listed, all names together. That is what clients of a list get"
                    + " all day: set it high or not at all.",
            Values::rate);
    static final Key<Optional<Path>> COOKIE_SECRETS = new Key<>(
            "dns.cookie-secrets",
            "",
            "a file",
            "The secrets of DNS cookies, 32 hexadecimal digits a line, the same on all servers of an address: the"
                    + " first makes cookies, up to two more are accepted. Read again every minute. Empty: one made at the"
                    + " start.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
    static final Key<Optional<String>> VERSION = new Key<>(
            "dns.version",
            "",
            TEXT_FORM,
            "What is answered to version.bind in class CH. Empty: REFUSED.",
            Values::identity);
    static final Key<Optional<String>> SERVER_ID = new Key<>(
            "dns.server-id",
            "",
            TEXT_FORM,
            "What is answered to hostname.bind and id.server in class CH, and by NSID: which of several servers this"
                    + " is. Empty: REFUSED, and no NSID.",
            Values::identity);
    static final Key<Integer> TCP_CONNECTIONS = new Key<>(
            "dns.tcp-connections",
            "150",
            "a number from 1 to 100000",
            "How many TCP connections may be open, over all addresses.",
            text -> Values.number(text, 100_000));
    static final Key<Integer> TCP_PER_SOURCE = new Key<>(
            "dns.tcp-connections-per-source",
            "25",
            "a number from 1 to 100000",
            "How many of them from one IPv4 address or one IPv6 /64.",
            text -> Values.number(text, 100_000));
    static final Key<Duration> TCP_IDLE = new Key<>(
            "dns.tcp-idle",
            "10s",
            "a duration from 1s to 1h, as in 300s or 15m",
            "How long a TCP connection may wait for its next whole query, or take for its reply.",
            text -> Values.duration(text, Duration.ofSeconds(1), Duration.ofHours(1)));

    static final Key<Optional<Path>> QUERY_LOG = new Key<>(
            "dns.query-log",
            "",
            "a file",
            "Where a sample of the queries is noted, without who asked about whom (docs/operating.md). Empty: nowhere.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
    static final Key<Integer> QUERY_LOG_SAMPLE = new Key<>(
            "dns.query-log-sample",
            "1000",
            "a number from 1 to 1000000",
            "One of so many queries is noted in dns.query-log, chosen at random.",
            text -> Values.number(text, 1_000_000));
    static final Key<Boolean> QUERY_LOG_CLIENTS = new Key<>(
            "dns.query-log-clients",
            "no",
            "'yes' or 'no'",
            "Whether the network of the client, its /24 or /48, is noted in dns.query-log too.",
            text -> Values.either(text, "yes", "no"));
    static final Key<Integer> QUERY_LOG_SIZE = new Key<>(
            "dns.query-log-size",
            "100",
            "a number from 1 to 100000",
            "How many MiB dns.query-log may have before it is renamed and begun anew; the one before that is deleted.",
            text -> Values.number(text, 100_000));

    static final List<Key<?>> ALL = List.of(
            THREADS,
            ALLOW,
            DENY,
            QUOTA,
            QUOTA_PREFIXES,
            QUOTA_EXEMPT,
            RATE_LIMIT,
            RATE_LIMIT_NOT_LISTED,
            COOKIE_SECRETS,
            VERSION,
            SERVER_ID,
            TCP_CONNECTIONS,
            TCP_PER_SOURCE,
            TCP_IDLE,
            QUERY_LOG,
            QUERY_LOG_SAMPLE,
            QUERY_LOG_CLIENTS,
            QUERY_LOG_SIZE);

    private DnsKeys() {}
}
