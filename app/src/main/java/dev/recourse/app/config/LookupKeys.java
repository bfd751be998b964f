package dev.recourse.app.config;

import java.time.Duration;
import java.util.List;

/** The keys of what we ask in DNS ourselves. */
final class LookupKeys {
    private static final Duration SECOND = Duration.ofSeconds(1);

    static final Key<List<ListenAddress>> RESOLVERS = new Key<>(
            "lookup.resolvers",
            "",
            "ADDRESS:PORT, as in 127.0.0.1:53 or [::1]:53, or several with spaces between, at most 10",
            "The resolvers that are asked, in that order; they must resolve for this machine. Empty: those of"
                    + " /etc/resolv.conf. Only where some are named are addresses of the documentation ranges watched too.",
            Values::resolvers);
    static final Key<Boolean> PRIVATE_SERVERS = new Key<>(
            "lookup.private-servers",
            "refuse",
            "'allow' or 'refuse'",
            "Whether authoritative servers may have private and other special-purpose addresses. For laboratories only:"
                    + " whoever owns a zone could have us ask the inside of this network.",
            text -> Values.either(text, "allow", "refuse"));
    static final Key<Duration> DEADLINE = new Key<>(
            "lookup.deadline",
            "10s",
            "a duration from 1s to 5m, as in 30s",
            "How long a lookup may last, whatever servers do. What is not known then is unknown, never \"no name\".",
            text -> Values.duration(text, SECOND, Duration.ofMinutes(5)));
    static final Key<Duration> ATTEMPT = new Key<>(
            "lookup.attempt",
            "2s",
            "a duration from 1s to 1m, as in 5s",
            "How long one server may take for one question before the next is asked.",
            text -> Values.duration(text, SECOND, Duration.ofMinutes(1)));
    static final Key<Integer> AT_ONCE = new Key<>(
            "lookup.at-once",
            "256",
            "a number from 1 to 10000",
            "How many lookups run at once; more wait, within their deadline.",
            text -> Values.number(text, 10_000));
    static final Key<Integer> PER_SERVER = new Key<>(
            "lookup.per-server",
            "32",
            "a number from 1 to 10000",
            "How many questions may be open at one server, a resolver too.",
            text -> Values.number(text, 10_000));
    static final Key<Integer> PER_ZONE = new Key<>(
            "lookup.per-zone",
            "8",
            "a number from 1 to 10000",
            "How many addresses of one IPv4 /16 or IPv6 /32 are looked up at once: whose name servers those mostly are.",
            text -> Values.number(text, 10_000));
    static final Key<Integer> CACHE = new Key<>(
            "lookup.cache",
            "50000",
            "a number from 1 to 10000000",
            "How many answers of resolvers are kept, each no longer than its TTL says and an hour.",
            text -> Values.number(text, 10_000_000));
    static final Key<Boolean> WATCH = new Key<>(
            "watch.enabled",
            "yes",
            "'yes' or 'no'",
            "Whether the reverse DNS of what is listed or exempt because of it is read again, from the authoritative"
                    + " servers (docs/lookups.md). A trial never does.",
            text -> Values.either(text, "yes", "no"));

    static final List<Key<?>> ALL =
            List.of(RESOLVERS, PRIVATE_SERVERS, DEADLINE, ATTEMPT, AT_ONCE, PER_SERVER, PER_ZONE, CACHE, WATCH);

    private LookupKeys() {}
}
