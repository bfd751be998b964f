package dev.recourse.hub.store;

import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Small changes: the journal entries, the rows in force, and what open blocks staged on the same rows. */
final class Applier {
    private final JdbcTemplate sql;
    private final JournalHead heads;
    private final Tables tables;
    private final Blocks blocks;

    Applier(JdbcTemplate sql, JournalHead heads, Tables tables, Blocks blocks) {
        this.sql = sql;
        this.heads = heads;
        this.tables = tables;
        this.blocks = blocks;
    }

    /** What was done. */
    record Applied(Position position, List<JournalEntry> entries) {
        ListingWriter.Committed committed() {
            return new ListingWriter.Committed(position, entries.size());
        }
    }

    Applied apply(List<? extends Change> changes, Actor actor) {
        JournalHead.End end = heads.lock();
        Instant at = heads.now(end);
        Map<Key, Row> inForce = inForce(changes.stream().map(Applier::spot).toList());
        List<JournalEntry> entries = new ArrayList<>();
        Map<Key, Optional<Row>> after = new LinkedHashMap<>();
        for (Change change : changes) {
            Key key = Key.of(change);
            Optional<Row> before = after.getOrDefault(key, Optional.ofNullable(inForce.get(key)));
            long serial = end.serial() + entries.size() + 1;
            Decision.entry(change, before, serial, at, actor).ifPresent(entry -> {
                entries.add(entry);
                after.put(key, Decision.after(entry, before));
            });
        }
        if (entries.isEmpty()) {
            return new Applied(end.position(), entries);
        }
        JournalHead.End reached = heads.advance(entries.size(), at);
        tables.journal(entries);
        tables.put(after);
        blocks.open().forEach(block -> follow(block, entries));
        return new Applied(reached.position(), entries);
    }

    /** What is in force on these spots. */
    Map<Key, Row> inForce(Collection<Lookup.Spot> spots) {
        Map<Key, Row> rows = new HashMap<>();
        Lookup.rows(sql, spots).forEach(row -> rows.put(Key.of(row), row));
        return rows;
    }

    static Lookup.Spot spot(Change change) {
        Key key = Key.of(change);
        return new Lookup.Spot(key.list(), key.prefix());
    }

    /** What a block staged was decided against what was in force then: decides it again. */
    private void follow(Blocks.Open block, List<JournalEntry> entries) {
        Map<Key, JournalEntry> changed = new HashMap<>();
        entries.stream()
                .filter(e -> e.list().equals(block.list()) && e.source().equals(block.source()))
                .forEach(e -> changed.put(Key.of(e), e));
        List<JournalEntry> replaced = new ArrayList<>();
        List<JournalEntry> removed = new ArrayList<>();
        for (JournalEntry staged : blocks.staged(block, spots(changed))) {
            JournalEntry cause = changed.get(Key.of(staged));
            if (cause != null) {
                Optional<Action> action = again(staged.action(), cause.action());
                action.filter(a -> a != staged.action()).ifPresent(a -> replaced.add(with(staged, a)));
                if (action.isEmpty()) {
                    removed.add(staged);
                }
            }
        }
        blocks.replace(block, replaced);
        blocks.remove(block, removed);
    }

    /** What a staged action becomes by an action that came before its commit; empty: there is nothing left to do. */
    private static Optional<Action> again(Action staged, Action cause) {
        return switch (staged) {
            // Removed by a decision: it stays removed. Ended by time: the source still says so, and it begins anew.
            case ADD, RENEW ->
                switch (cause) {
                    case REMOVE -> Optional.empty();
                    case EXPIRE -> Optional.of(Action.ADD);
                    default -> Optional.of(Action.RENEW);
                };
            case HOLE, UNHOLE, REMOVE ->
                Key.begins(staged) == Key.begins(cause) ? Optional.empty() : Optional.of(staged);
            case EXEMPT, UNEXEMPT, EXPIRE -> throw new IllegalStateException(staged + " is not staged");
        };
    }

    private static List<Lookup.Spot> spots(Map<Key, JournalEntry> changed) {
        return changed.keySet().stream()
                .map(key -> new Lookup.Spot(key.list(), key.prefix()))
                .toList();
    }

    private static JournalEntry with(JournalEntry entry, Action action) {
        return new JournalEntry(
                entry.serial(),
                entry.at(),
                action,
                entry.list(),
                entry.prefix(),
                entry.criterion(),
                entry.source(),
                entry.expiresAt(),
                entry.actor(),
                entry.detail());
    }
}
