package dev.recourse.hub.engine;

import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.store.Change;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Ends all entries of a source, or all listings of a criterion, whatever their number: when a source or a rule was wrong (RFC
 * 6471 3.9). Exemptions stay: without them others' listings would show again.
 */
public final class Purge {
    /** Entries in one transaction: a removal waits for no more than one of those. */
    private static final int PIECE = 500;

    private final Store store;
    private final List<String> lists;
    private final Predicate<Row> which;
    private final Optional<String> source;

    Purge(Store store, List<String> lists, Predicate<Row> which, Optional<String> source) {
        this.store = store;
        this.lists = lists;
        this.which = which;
        this.source = source;
    }

    /** How many entries it would end now. */
    public long count() {
        long[] found = {0};
        each(row -> found[0]++);
        return found[0];
    }

    /**
     * Ends them, piece by piece; each piece is answered as soon as it has ended. Listings first: a hole that went before the
     * listing around it would list what it had kept out.
     *
     * @param hold whether the sources' imports leave out what was ended until the source itself has dropped it
     * @param progress is told how many have ended, after each piece
     * @return how many have ended
     */
    public long run(boolean hold, LongConsumer progress) {
        Pieces pieces = new Pieces(hold, progress);
        each(row -> pieces.add(row, Row.Kind.LISTING));
        pieces.flush();
        each(row -> pieces.add(row, Row.Kind.HOLE));
        pieces.flush();
        return pieces.ended;
    }

    private void each(Consumer<Row> action) {
        Consumer<Row> chosen = row -> {
            if (row.kind() != Row.Kind.EXEMPTION && which.test(row)) {
                action.accept(row);
            }
        };
        for (String list : lists) {
            source.ifPresentOrElse(
                    name -> store.listings().forEach(list, name, chosen),
                    () -> store.listings().forEach(list, chosen));
        }
    }

    /** Collects entries, and ends as many as make a piece. */
    private final class Pieces {
        private final boolean hold;
        private final LongConsumer progress;
        private final List<Change.End> ends = new ArrayList<>(PIECE);
        private final List<Change> holes = new ArrayList<>(PIECE);
        private long ended;

        Pieces(boolean hold, LongConsumer progress) {
            this.hold = hold;
            this.progress = progress;
        }

        void add(Row row, Row.Kind wanted) {
            if (row.kind() != wanted) {
                return;
            }
            switch (wanted) {
                case LISTING ->
                    ends.add(new Change.End(
                            row.list(), row.prefix(), Engine.criterionId(row), row.source(), Action.REMOVE));
                case HOLE -> holes.add(new Change.Unhole(row.list(), row.prefix(), row.source()));
                case EXEMPTION -> throw new IllegalArgumentException("exemptions stay");
            }
            if (ends.size() + holes.size() == PIECE) {
                flush();
            }
        }

        void flush() {
            if (!ends.isEmpty()) {
                ended += (hold
                                ? store.writer().removeAndHold(ends, Actor.OPERATOR)
                                : store.writer().apply(List.copyOf(ends), Actor.OPERATOR))
                        .entries();
                ends.clear();
            }
            if (!holes.isEmpty()) {
                ended += store.writer().apply(holes, Actor.OPERATOR).entries();
                holes.clear();
            }
            progress.accept(ended);
        }
    }

    /** {@code LIST/ID} as its two parts. */
    static String[] criterion(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new RefusedException("'" + text + "' is not LIST/ID, as in rbl/spam-source");
        }
        return parts;
    }
}
