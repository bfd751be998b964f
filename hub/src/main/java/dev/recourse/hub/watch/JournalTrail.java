package dev.recourse.hub.watch;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.hub.store.JournalReader;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds what is to be watched in the journal, where everything that begins stands: piece by piece, and after a crash from the
 * place that was noted. What ends is noticed when its next turn comes.
 */
final class JournalTrail {
    private static final int PIECE = 5_000;

    private final Store store;
    private final JournalReader journal;
    private final Predicate<IpAddress> mayAsk;

    JournalTrail(Store store, Predicate<IpAddress> mayAsk) {
        this.store = store;
        this.journal = store.journal();
        this.mayAsk = mayAsk;
    }

    /** Follows one piece. Whether there is more. */
    boolean follow(Instant now) {
        long from = store.readings().followed();
        List<JournalEntry> entries = journal.after(from, PIECE);
        if (entries.isEmpty()) {
            return false;
        }
        Map<IpAddress, Instant> found = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            IpAddress address = entry.prefix().first();
            if (begun(entry).filter(Ruling::restsOnReverseDns).isPresent() && mayAsk.test(address)) {
                found.put(address, Schedule.first(address, now));
            }
        }
        store.readingWriter().watch(found, entries.getLast().serial());
        return entries.size() == PIECE;
    }

    private static Optional<Row> begun(JournalEntry entry) {
        return switch (entry.action()) {
            case ADD, RENEW -> Optional.of(row(entry, Row.Kind.LISTING));
            case EXEMPT -> Optional.of(row(entry, Row.Kind.EXEMPTION));
            case REMOVE, EXPIRE, HOLE, UNHOLE, UNEXEMPT -> Optional.empty();
        };
    }

    private static Row row(JournalEntry entry, Row.Kind kind) {
        return new Row(
                kind,
                entry.serial(),
                entry.list(),
                entry.prefix(),
                entry.criterion(),
                entry.source(),
                entry.at(),
                entry.expiresAt(),
                entry.detail());
    }
}
