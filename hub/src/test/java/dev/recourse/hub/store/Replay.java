package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.listing.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is in force by the journal alone, gone over by its published rules. */
final class Replay {
    private final Map<List<Object>, Row> rows = new HashMap<>();
    private long serial;

    /** Goes over what the journal has behind the last time; then exactly what that gives is in force. */
    void goOn(Store store) {
        for (List<JournalEntry> some = store.journal().after(serial, 1_000);
                !some.isEmpty();
                some = store.journal().after(serial, 1_000)) {
            for (JournalEntry entry : some) {
                assertThat(entry.serial()).isEqualTo(++serial);
                replay(entry);
            }
        }
        assertThat(store.journal().head().serial()).isEqualTo(serial);
        List<Row> inForce = new ArrayList<>();
        StoreFixture.CATALOGUE.lists().forEach(list -> store.listings().forEach(list.name(), inForce::add));
        // As sets: comparing each with each is slow, and no two rows are equal.
        assertThat(inForce).hasSameSizeAs(rows.values());
        assertThat(Set.copyOf(inForce)).isEqualTo(Set.copyOf(rows.values()));
    }

    private void replay(JournalEntry entry) {
        Row.Kind kind = kind(entry);
        // An exemption silences its list there whoever asked for it: one a prefix.
        String source = kind == Row.Kind.EXEMPTION ? "" : entry.source();
        String criterion = entry.criterion().map(c -> c.replaceFirst("@.*", "")).orElse("");
        List<Object> key = List.of(kind, entry.list(), entry.prefix(), criterion, source);
        switch (entry.action()) {
            case ADD, HOLE, EXEMPT -> rows.put(key, row(kind, entry, entry.serial(), entry.at()));
            case RENEW -> {
                Row old = Objects.requireNonNull(rows.get(key));
                rows.put(key, row(kind, entry, old.serial(), old.since()));
            }
            case REMOVE, EXPIRE, UNHOLE, UNEXEMPT ->
                assertThat(rows.remove(key)).isNotNull();
        }
    }

    private static Row.Kind kind(JournalEntry entry) {
        return switch (entry.action()) {
            case ADD, RENEW, REMOVE, EXPIRE -> Row.Kind.LISTING;
            case HOLE, UNHOLE -> Row.Kind.HOLE;
            case EXEMPT, UNEXEMPT -> Row.Kind.EXEMPTION;
        };
    }

    private static Row row(Row.Kind kind, JournalEntry entry, long serial, Instant since) {
        return new Row(
                kind,
                serial,
                entry.list(),
                entry.prefix(),
                entry.criterion(),
                entry.source(),
                since,
                entry.expiresAt(),
                entry.detail());
    }
}
