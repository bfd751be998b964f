package dev.recourse.lookup.dns;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.xbill.DNS.Name;

/**
 * Answers of the resolvers, for as long as their TTL says and no longer than we allow; those used least go first when it is
 * full. "There are none" is kept like other answers (RFC 2308), Unknown never.
 */
final class AnswerCache {
    static final Duration LONGEST = Duration.ofHours(1);
    static final Duration LONGEST_NEGATIVE = Duration.ofMinutes(15);

    private final int most;
    private final LongSupplier nanos;
    private final LookupCounters counters;

    // Guarded by itself.
    private final Map<Key, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(Name name, int type) {}

    private record Kept(RecordsAnswer answer, long until) {}

    /** @param nanos a steady counter of nanoseconds */
    AnswerCache(int most, LongSupplier nanos, LookupCounters counters) {
        this.most = most;
        this.nanos = nanos;
        this.counters = counters;
    }

    Optional<RecordsAnswer> find(Name name, int type) {
        Key key = new Key(name, type);
        synchronized (answers) {
            Kept kept = answers.get(key);
            long left = kept == null ? 0 : kept.until() - nanos.getAsLong();
            if (kept != null && left > 0) {
                counters.count(LookupEvent.CACHE_HIT);
                return Optional.of(aged(kept.answer(), left / 1_000_000_000));
            }
            answers.remove(key);
        }
        counters.count(LookupEvent.CACHE_MISS);
        return Optional.empty();
    }

    void put(Name name, int type, RecordsAnswer answer) {
        long seconds = kept(answer);
        if (seconds <= 0) {
            return;
        }
        long until = nanos.getAsLong() + seconds * 1_000_000_000;
        synchronized (answers) {
            answers.put(new Key(name, type), new Kept(answer, until));
            if (answers.size() > most) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
    }

    int size() {
        synchronized (answers) {
            return answers.size();
        }
    }

    /** No answer says that it may be kept for longer than is left here. */
    private static RecordsAnswer aged(RecordsAnswer answer, long seconds) {
        return switch (answer) {
            case RecordsAnswer.Found found ->
                new RecordsAnswer.Found(found.records(), Math.min(found.ttl(), seconds), found.chain());
            case RecordsAnswer.Absent absent ->
                new RecordsAnswer.Absent(Math.min(absent.ttl(), seconds), absent.nameExists(), absent.zone());
            case RecordsAnswer.Unknown unknown -> unknown;
        };
    }

    private static long kept(RecordsAnswer answer) {
        return switch (answer) {
            case RecordsAnswer.Found found -> Math.min(found.ttl(), LONGEST.toSeconds());
            case RecordsAnswer.Absent absent -> Math.min(absent.ttl(), LONGEST_NEGATIVE.toSeconds());
            case RecordsAnswer.Unknown unknown -> 0;
        };
    }
}
