package dev.recourse.hub.store;

import dev.recourse.core.list.Criterion;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.listing.Listing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a wanted change comes to, given what is in force: the journal entry, and the row after it. */
final class Decision {
    private Decision() {}

    /**
     * The entry that the change needs; empty where it changes nothing.
     *
     * @param before the row in force under the change's key
     */
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    static Optional<JournalEntry> entry(Change change, Optional<Row> before, long serial, Instant at, Actor actor) {
        return switch (change) {
            case Change.Add add -> add(add.listing(), before).map(a -> ofListing(add.listing(), a, serial, at, actor));
            case Change.End end ->
                before.filter(row -> end.action() != Action.EXPIRE || isOver(row, at))
                        .map(row -> ofRow(row, end.action(), serial, at, actor));
            case Change.Hole hole ->
                before.isPresent()
                        ? Optional.empty()
                        : Optional.of(new JournalEntry(
                                serial,
                                at,
                                Action.HOLE,
                                hole.list(),
                                hole.prefix(),
                                Optional.empty(),
                                hole.source(),
                                Optional.empty(),
                                actor,
                                ""));
            case Change.Unhole hole -> before.map(row -> ofRow(row, Action.UNHOLE, serial, at, actor));
            case Change.Exempt exempt ->
                before.filter(row -> same(row, exempt)).isPresent()
                        ? Optional.empty()
                        : Optional.of(ofExempt(exempt, serial, at, actor));
            case Change.Unexempt exempt ->
                before.filter(row -> row.source().equals(exempt.source()))
                        .map(row -> ofRow(row, Action.UNEXEMPT, serial, at, actor));
        };
    }

    /** A renewal may have come between the sweep's reading and its turn. An expiry counts as its second, as in answers. */
    static boolean isOver(Row row, Instant at) {
        return row.expiresAt()
                .filter(end -> end.getEpochSecond() <= at.getEpochSecond())
                .isPresent();
    }

    /** The row in force after the entry. */
    static Optional<Row> after(JournalEntry entry, Optional<Row> before) {
        return switch (entry.action()) {
            case ADD -> Optional.of(row(Row.Kind.LISTING, entry, entry.serial(), entry.at()));
            case RENEW -> {
                Row old = before.orElseThrow();
                yield Optional.of(row(Row.Kind.LISTING, entry, old.serial(), old.since()));
            }
            case HOLE -> Optional.of(row(Row.Kind.HOLE, entry, entry.serial(), entry.at()));
            case EXEMPT -> Optional.of(row(Row.Kind.EXEMPTION, entry, entry.serial(), entry.at()));
            case REMOVE, EXPIRE, UNHOLE, UNEXEMPT -> Optional.empty();
        };
    }

    private static Optional<Action> add(Listing listing, Optional<Row> before) {
        if (before.isEmpty()) {
            return Optional.of(Action.ADD);
        }
        Row row = before.get();
        boolean same = row.criterion().equals(Optional.of(listing.criterion().reference()))
                && row.expiresAt().equals(kept(listing.expiresAt()))
                && row.detail().equals(listing.detail());
        return same ? Optional.empty() : Optional.of(Action.RENEW);
    }

    private static boolean same(Row row, Change.Exempt exempt) {
        return row.source().equals(exempt.source())
                && row.expiresAt().equals(kept(exempt.expiresAt()))
                && row.detail().equals(exempt.cause());
    }

    private static JournalEntry ofListing(Listing listing, Action action, long serial, Instant at, Actor actor) {
        Criterion criterion = listing.criterion();
        return new JournalEntry(
                serial,
                at,
                action,
                listing.list(),
                listing.prefix(),
                Optional.of(criterion.reference()),
                listing.source(),
                kept(listing.expiresAt()),
                actor,
                listing.detail());
    }

    private static JournalEntry ofExempt(Change.Exempt exempt, long serial, Instant at, Actor actor) {
        return new JournalEntry(
                serial,
                at,
                Action.EXEMPT,
                exempt.list(),
                exempt.prefix(),
                Optional.empty(),
                exempt.source(),
                kept(exempt.expiresAt()),
                actor,
                exempt.cause());
    }

    private static JournalEntry ofRow(Row row, Action action, long serial, Instant at, Actor actor) {
        return new JournalEntry(
                serial,
                at,
                action,
                row.list(),
                row.prefix(),
                row.criterion(),
                row.source(),
                Optional.empty(),
                actor,
                "");
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

    /** As exact as the columns are. */
    private static Optional<Instant> kept(Optional<Instant> instant) {
        return instant.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }
}
