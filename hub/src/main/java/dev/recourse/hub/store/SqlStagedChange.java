package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A staged change: a block of the journal that nobody reads before it is committed.
 *
 * <p>For one key the block has one row at most, decided against what is in force: the last wanted change counts.
 */
final class SqlStagedChange implements StagedChange {
    private static final System.Logger LOG = System.getLogger(SqlStagedChange.class.getName());

    private final Writing writing;
    private final Blocks.Open begun;
    private final Actor actor;
    private boolean done;

    private SqlStagedChange(Writing writing, Blocks.Open begun, Actor actor) {
        this.writing = writing;
        this.begun = begun;
        this.actor = actor;
    }

    static SqlStagedChange begin(Writing writing, String list, String source, Actor actor) {
        // Only one block of a source may be unsettled, or the order of two would have to be told apart everywhere.
        writing.settler().settle(() -> writing.blocks().unsettled(list, source).isPresent());
        Set<Long> givenUp = Set.copyOf(writing.givenUp());
        Blocks.Open block = writing.queue().run(1, () -> {
            writing.heads().now(writing.heads().lock());
            givenUp.forEach(writing.blocks()::discard);
            return writing.blocks().begin(list, source);
        });
        writing.givenUp().removeAll(givenUp);
        return new SqlStagedChange(writing, block, actor);
    }

    @Override
    public void add(List<Change> changes) {
        List<Change> fixed = List.copyOf(changes);
        fixed.forEach(this::check);
        for (int from = 0; from < fixed.size(); ) {
            int to = Math.min(from + writing.queue().piece(), fixed.size());
            Map<Key, Change> some = new LinkedHashMap<>();
            fixed.subList(from, to).forEach(c -> some.put(Key.of(c), c));
            writing.queue().run(some.size(), () -> stage(some));
            from = to;
        }
    }

    @Override
    public void release(List<Prefix> noLongerHeld) {
        List<Prefix> fixed = List.copyOf(noLongerHeld);
        writing.queue().run(fixed.size(), () -> {
            writing.holds().releaseLater(lock(), fixed);
            return fixed.size();
        });
    }

    @Override
    public ListingWriter.Committed commit() {
        ListingWriter.Committed committed = writing.queue().publish(1, this::commitInTransaction);
        committed();
        return committed;
    }

    /** The commit, inside a transaction of the writer; {@link #committed} when that has ended well. */
    ListingWriter.Committed commitInTransaction() {
        JournalHead.End end = writing.heads().lock();
        Instant at = writing.heads().now(end);
        Blocks.Open block = writing.blocks().require(begun.id());
        writing.holds().release(block);
        if (block.entries() == 0) {
            writing.blocks().discard(block.id());
            return new ListingWriter.Committed(end.position(), 0);
        }
        JournalHead.End reached = writing.heads().advance(block.entries(), at);
        writing.blocks().commit(block, reached.serial(), at);
        return new ListingWriter.Committed(reached.position(), block.entries());
    }

    void committed() {
        done = true;
        writing.settler().wake();
    }

    @Override
    public void close() {
        if (!done) {
            done = true;
            discard();
            writing.settler().wake();
        }
    }

    private void discard() {
        try {
            writing.queue().run(1, () -> {
                writing.heads().lock();
                writing.blocks().discard(begun.id());
                return true;
            });
        } catch (StoreException e) {
            // Nobody sees it and nobody can go on with it: the next change that begins takes it away.
            writing.givenUp().add(begun.id());
            LOG.log(System.Logger.Level.WARNING, "a change is given up and not yet taken away: {0}", e.getMessage());
        }
    }

    private Blocks.Open lock() {
        writing.heads().lock();
        return writing.blocks().require(begun.id());
    }

    private int stage(Map<Key, Change> changes) {
        Blocks.Open block = lock();
        List<Lookup.Spot> spots = changes.values().stream().map(Applier::spot).toList();
        Map<Key, Row> inForce = writing.applier().inForce(spots);
        Map<Key, JournalEntry> staged = new HashMap<>();
        if (block.entries() > 0) {
            writing.blocks().staged(block, spots).forEach(entry -> staged.put(Key.of(entry), entry));
        }
        Set<Prefix> held = writing.holds().holding(block, spots);

        List<JournalEntry> appended = new ArrayList<>();
        List<JournalEntry> replaced = new ArrayList<>();
        List<JournalEntry> removed = new ArrayList<>();
        changes.forEach((key, change) -> {
            JournalEntry old = staged.get(key);
            long ordinal = old != null ? old.serial() : block.entries() + appended.size();
            boolean out = change instanceof Change.Add && held.contains(key.prefix());
            Optional<JournalEntry> entry = out
                    ? Optional.empty()
                    : Decision.entry(change, Optional.ofNullable(inForce.get(key)), ordinal, Instant.EPOCH, actor);
            entry.ifPresent((old != null ? replaced : appended)::add);
            if (old != null && entry.isEmpty()) {
                removed.add(old);
            }
        });
        writing.blocks().replace(block, replaced);
        writing.blocks().append(block, appended);
        writing.blocks().remove(writing.blocks().require(block.id()), removed);
        return appended.size();
    }

    private void check(Change change) {
        String source = switch (change) {
            case Change.Add add -> add.listing().source();
            case Change.End end -> end.source();
            case Change.Hole hole -> hole.source();
            case Change.Unhole hole -> hole.source();
            case Change.Exempt exempt -> throw new IllegalArgumentException("exemptions are not staged");
            case Change.Unexempt exempt -> throw new IllegalArgumentException("exemptions are not staged");
        };
        if (!source.equals(begun.source()) || !Key.of(change).list().equals(begun.list())) {
            throw new IllegalArgumentException(
                    change + " is not of source " + begun.source() + " on list " + begun.list());
        }
        if (change instanceof Change.End end && end.action() != Action.REMOVE) {
            throw new IllegalArgumentException("a staged listing ends by REMOVE, not by " + end.action());
        }
    }
}
