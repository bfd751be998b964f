package dev.recourse.hub.report;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import dev.recourse.hub.store.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rows in force over one address, each with what the table makes of it: their rule is asked of the table alone. */
final class Covering {
    private final Map<Match<Entry>, Row> rows = new LinkedHashMap<>();

    /** Leaves out what is over, and what is of a list or criterion that is published no more. */
    Covering(List<Row> inForce, Changes changes, long now) {
        inForce.stream()
                .sorted(Comparator.comparingInt(row -> row.prefix().bits()))
                .forEach(row -> entry(row, changes)
                        .filter(entry -> entry.liveAt(now))
                        .ifPresent(entry -> rows.put(new Match<>(row.prefix().bits(), entry), row)));
    }

    /** Widest first. */
    List<Match<Entry>> matches() {
        return List.copyOf(rows.keySet());
    }

    Row row(Match<? extends Entry> match) {
        return Objects.requireNonNull(rows.get(new Match<Entry>(match.bits(), match.entry())));
    }

    private static Optional<Entry> entry(Row row, Changes changes) {
        return changes.find(row.list()).flatMap(list -> entry(row, list, changes.index(row.list())));
    }

    private static Optional<Entry> entry(Row row, BlockList list, int index) {
        long expiresAt = row.expiresAt().map(Instant::getEpochSecond).orElse(Entry.NEVER);
        return switch (row.kind()) {
            case LISTING -> criterion(row, list).map(c -> new Entry.Listed(index, c, row.source(), expiresAt));
            case HOLE -> Optional.of(new Entry.Hole(index, row.source()));
            case EXEMPTION -> Optional.of(new Entry.Exempt(index, expiresAt));
        };
    }

    private static Optional<Criterion> criterion(Row row, BlockList list) {
        String reference = row.criterion().orElse("");
        return list.criterion(reference.substring(0, (reference + "@").indexOf('@')));
    }
}
