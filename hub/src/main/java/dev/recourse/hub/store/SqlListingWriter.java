package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes through the one writing thread. */
final class SqlListingWriter implements ListingWriter {
    private static final int MOST = 10_000;

    private final Writing writing;
    private final SqlListingReader reader;
    private final SqlRequestWriter requests;
    private final JdbcTemplate sql;

    SqlListingWriter(Writing writing, SqlListingReader reader, SqlRequestWriter requests, JdbcTemplate sql) {
        this.writing = writing;
        this.sql = sql;
        this.reader = reader;
        this.requests = requests;
    }

    @Override
    public Committed apply(List<Change> changes, Actor actor) {
        List<Change> fixed = checked(changes);
        return writing.queue()
                .publish(
                        fixed.size(),
                        () -> writing.applier().apply(fixed, actor).committed());
    }

    @Override
    public Committed removeAndHold(List<Change.End> ends, Actor actor) {
        List<Change.End> fixed = checked(ends);
        return writing.queue().publish(fixed.size(), () -> {
            Applier.Applied applied = writing.applier().apply(fixed, actor);
            hold(fixed, applied);
            return applied.committed();
        });
    }

    @Override
    public Optional<Committed> apply(List<Change> changes, Actor actor, CaseMove move) {
        List<Change> fixed = checked(changes);
        List<Change.End> ends = fixed.stream()
                .filter(Change.End.class::isInstance)
                .map(Change.End.class::cast)
                .toList();
        return writing.queue().publish(fixed.size() + 1, () -> {
            writing.heads().lock();
            if (!requests.isCurrent(move)) {
                return Optional.empty();
            }
            Applier.Applied applied = writing.applier().apply(fixed, actor);
            hold(ends, applied);
            requests.write(
                    move,
                    applied.entries().isEmpty() ? null : applied.position().serial());
            return Optional.of(applied.committed());
        });
    }

    private void hold(List<Change.End> ends, Applier.Applied applied) {
        Set<Key> gone = new HashSet<>();
        applied.entries().stream()
                .filter(entry -> entry.action() == Action.REMOVE)
                .forEach(entry -> gone.add(Key.of(entry)));
        writing.blocks().open().forEach(block -> gone.addAll(keepOut(block, ends)));
        writing.holds().add(gone);
    }

    @Override
    public Set<Prefix> held(String list, String source) {
        return reader.held(list, source);
    }

    @Override
    public StagedChange stage(String list, String source, Actor actor) {
        return SqlStagedChange.begin(writing, list, source, actor);
    }

    @Override
    public Committed commitTogether(List<StagedChange> changes, Map<Long, DulRun.State> decided) {
        List<SqlStagedChange> ours =
                changes.stream().map(SqlStagedChange.class::cast).toList();
        Committed committed = writing.queue().publish(1, () -> {
            JournalHead.End begin = writing.heads().lock();
            Committed last = new Committed(begin.position(), 0);
            for (SqlStagedChange change : ours) {
                Committed one = change.commitInTransaction();
                last = new Committed(one.position(), last.entries() + one.entries());
            }
            SqlDulRuns.decide(sql, decided, writing.heads().now(writing.heads().lock()));
            return last;
        });
        ours.forEach(SqlStagedChange::committed);
        return committed;
    }

    /** An open block may be about to bring in what is being removed: takes that out of it. */
    private Set<Key> keepOut(Blocks.Open block, Collection<Change.End> ends) {
        List<Lookup.Spot> spots = ends.stream()
                .filter(e -> e.list().equals(block.list()) && e.source().equals(block.source()))
                .map(Applier::spot)
                .toList();
        List<JournalEntry> additions = writing.blocks().staged(block, spots).stream()
                .filter(staged -> staged.action() == Action.ADD)
                .toList();
        writing.blocks().remove(block, additions);
        Set<Key> keys = new HashSet<>();
        additions.forEach(entry -> keys.add(Key.of(entry)));
        return keys;
    }

    private static <C extends Change> List<C> checked(List<C> changes) {
        if (changes.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " changes at once: stage them");
        }
        for (Change change : changes) {
            if (change instanceof Change.End end && end.action() != Action.REMOVE && end.action() != Action.EXPIRE) {
                throw new IllegalArgumentException("a listing ends by REMOVE or EXPIRE, not by " + end.action());
            }
        }
        return List.copyOf(changes);
    }
}
