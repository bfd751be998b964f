package dev.recourse.lookup.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.UnknownCause;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Looks up names and addresses, through the configured resolvers or at the authoritative servers themselves. A call blocks for
 * at most the deadline, so callers have a virtual thread for each; any number of threads may call.
 */
public final class DnsClient {
    private static final int ZONE_COUNTERS = 1024;
    private static final int IPV4_ZONE_BITS = 96 + 16;
    private static final int IPV6_ZONE_BITS = 32;

    private final LookupLimits limits;
    private final LookupCounters counters = new LookupCounters();
    private final AnswerCache cache;
    private final Resolvers resolvers;
    private final AtTheSource source;
    private final Semaphore running;
    private final Turns zones;

    public DnsClient(NameServers who, LookupLimits limits) {
        this.limits = limits;
        this.cache = new AnswerCache(limits.cached(), System::nanoTime, counters);
        ServerQuestions questions = new ServerQuestions(limits, counters);
        this.resolvers = new Resolvers(who.resolvers(), questions, cache);
        this.source = new AtTheSource(new Authorities(resolvers, who, counters), questions);
        this.running = new Semaphore(limits.atOnce(), true);
        this.zones = new Turns(limits.perZone(), ZONE_COUNTERS);
    }

    /** From where an answer is taken. */
    public enum Origin {
        /** The resolvers, with what they and we have kept. */
        RESOLVERS,
        /** The servers that have the zone. Only where to find them may have been kept. */
        AUTHORITATIVE
    }

    /** What a question for names came to. */
    public sealed interface Names {
        /** There are some; see {@code PtrAnswer.Names}. */
        record Found(List<String> names, long ttl, List<String> chain) implements Names {}

        /** There are none. */
        record None(long ttl, boolean nameExists) implements Names {}

        /** Neither. */
        record Unknown(UnknownCause cause) implements Names {}
    }

    /** What a question for addresses came to. */
    public sealed interface Addresses {
        /** There are some, or the answer is that there are none: empty then. */
        record Known(List<IpAddress> addresses, long ttl) implements Addresses {}

        /** Neither. */
        record Unknown(UnknownCause cause) implements Addresses {}
    }

    /** The deadline of a lookup that begins now. */
    public Deadline deadline() {
        return Deadline.in(limits.deadline());
    }

    /** As {@link #deadline}, or sooner. */
    public Deadline deadline(Duration atMost) {
        return deadline().atMost(atMost);
    }

    /** The PTR records of an address. */
    public Names names(IpAddress address, Origin origin, Deadline deadline) {
        int bits = address.isIpv4() ? IPV4_ZONE_BITS : IPV6_ZONE_BITS;
        try (Turns.Turn turn =
                zones.take(Prefix.around(address, bits), deadline).orElse(null)) {
            RecordsAnswer answer = turn == null
                    ? new RecordsAnswer.Unknown(UnknownCause.BUSY)
                    : asked(ReverseOf.name(address), Type.PTR, origin, deadline);
            return switch (answer) {
                case RecordsAnswer.Found found -> new Names.Found(names(found), found.ttl(), texts(found.chain()));
                case RecordsAnswer.Absent absent -> new Names.None(absent.ttl(), absent.nameExists());
                case RecordsAnswer.Unknown unknown -> new Names.Unknown(unknown.cause());
            };
        }
    }

    /**
     * The addresses of a name, of one family.
     *
     * @param name as {@link Names.Found} has it
     */
    public Addresses addresses(String name, boolean ipv4, Origin origin, Deadline deadline) {
        Optional<Name> parsed = parsed(name);
        if (parsed.isEmpty()) {
            return new Addresses.Unknown(UnknownCause.MALFORMED);
        }
        return switch (asked(parsed.get(), ipv4 ? Type.A : Type.AAAA, origin, deadline)) {
            case RecordsAnswer.Found found -> new Addresses.Known(addresses(found), found.ttl());
            case RecordsAnswer.Absent absent -> new Addresses.Known(List.of(), absent.ttl());
            case RecordsAnswer.Unknown unknown -> new Addresses.Unknown(unknown.cause());
        };
    }

    private RecordsAnswer asked(Name name, int type, Origin origin, Deadline deadline) {
        RecordsAnswer answer = limited(deadline, left -> switch (origin) {
            case RESOLVERS -> resolvers.resolve(name, type, left);
            case AUTHORITATIVE -> source.ask(name, type, left);
        });
        counters.count(
                switch (answer) {
                    case RecordsAnswer.Found f -> LookupEvent.ANSWER_FOUND;
                    case RecordsAnswer.Absent a -> LookupEvent.ANSWER_ABSENT;
                    case RecordsAnswer.Unknown u -> LookupEvent.ANSWER_UNKNOWN;
                });
        return answer;
    }

    private RecordsAnswer limited(Deadline deadline, Function<Deadline, RecordsAnswer> work) {
        try {
            if (!running.tryAcquire(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS)) {
                return new RecordsAnswer.Unknown(UnknownCause.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RecordsAnswer.Unknown(UnknownCause.BUSY);
        }
        try {
            return work.apply(deadline.anew());
        } finally {
            running.release();
        }
    }

    public LookupCounters counters() {
        return counters;
    }

    public LookupLimits limits() {
        return limits;
    }

    /** How many lookups run now. */
    public int running() {
        return limits.atOnce() - running.availablePermits();
    }

    /** How many answers are kept now. */
    public int cached() {
        return cache.size();
    }

    private static List<String> names(RecordsAnswer.Found found) {
        List<Name> names = new ArrayList<>();
        found.records().forEach(record -> names.add(((PTRRecord) record).getTarget()));
        return texts(names.stream().distinct().sorted().toList());
    }

    private static List<String> texts(List<Name> names) {
        return names.stream().map(DnsClient::text).toList();
    }

    /** In lower case: a server may refer back to letters that we spelled at random. */
    private static String text(Name name) {
        return name.equals(Name.root) ? "." : name.canonicalize().toString(true);
    }

    private static Optional<Name> parsed(String name) {
        try {
            return Optional.of(name.equals(".") ? Name.root : Name.fromString(name, Name.root));
        } catch (TextParseException e) {
            return Optional.empty();
        }
    }

    private static List<IpAddress> addresses(RecordsAnswer.Found found) {
        return found.records().stream()
                .flatMap(record -> Authorities.addressOf(record).stream())
                .map(InetAddress::getAddress)
                .map(IpAddress::ofBytes)
                .distinct()
                .toList();
    }
}
