package dev.recourse.core.table;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.listing.JournalEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Turns journal entries into changes of a table: the one way in which a table comes to be. */
public final class Changes {
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Catalogue catalogue;

    public Changes(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (BlockList list : catalogue.lists()) {
            indexes.put(list.name(), indexes.size());
        }
    }

    /** The bit of a list in the masks of a table. */
    public long mask(String list) {
        return 1L << index(list);
    }

    /** The index of a list, as entries carry it. */
    public int index(String list) {
        Integer index = indexes.get(list);
        if (index == null) {
            throw new IllegalArgumentException("no such list: " + list);
        }
        return index;
    }

    /** The list of that index. */
    public BlockList list(int index) {
        return catalogue.lists().get(index);
    }

    /**
     * The table after the journal entry.
     *
     * @throws IllegalArgumentException when the entry names a list or criterion that is not in the catalogue
     */
    public ListingTable apply(ListingTable table, JournalEntry change) {
        return switch (change.action()) {
            case ADD -> table.with(change.prefix(), listed(change));
            case RENEW -> table.with(change.prefix(), renewed(table, change));
            case REMOVE, EXPIRE -> table.without(change.prefix(), listed(change));
            case HOLE -> table.with(change.prefix(), hole(change));
            case UNHOLE -> table.without(change.prefix(), hole(change));
            case EXEMPT -> table.with(change.prefix(), exempt(change));
            case UNEXEMPT -> table.without(change.prefix(), exempt(change));
        };
    }

    private Entry.Listed listed(JournalEntry change) {
        return new Entry.Listed(
                index(change.list()),
                criterion(change),
                change.source(),
                change.serial(),
                change.at().getEpochSecond(),
                seconds(change.expiresAt()),
                change.detail());
    }

    /** A renewal keeps the public id and the beginning. */
    private Entry renewed(ListingTable table, JournalEntry change) {
        Entry.Listed fresh = listed(change);
        return table.find(change.prefix(), fresh)
                .filter(Entry.Listed.class::isInstance)
                .map(Entry.Listed.class::cast)
                .map(old -> new Entry.Listed(
                        old.list(),
                        fresh.criterion(),
                        old.source(),
                        old.serial(),
                        old.listedAt(),
                        fresh.expiresAt(),
                        fresh.detail()))
                .orElse(fresh);
    }

    private Entry.Hole hole(JournalEntry change) {
        return new Entry.Hole(index(change.list()), change.source(), change.serial());
    }

    private Entry.Exempt exempt(JournalEntry change) {
        return new Entry.Exempt(
                index(change.list()),
                change.serial(),
                change.at().getEpochSecond(),
                seconds(change.expiresAt()),
                change.detail());
    }

    private Criterion criterion(JournalEntry change) {
        String reference = change.criterion().orElseThrow(() -> new IllegalArgumentException("no criterion"));
        String id = reference.substring(0, (reference + "@").indexOf('@'));
        return catalogue
                .criterion(change.list(), id)
                .orElseThrow(
                        () -> new IllegalArgumentException("no criterion " + reference + " on list " + change.list()));
    }

    private static long seconds(Optional<Instant> instant) {
        return instant.map(Instant::getEpochSecond).orElse(Entry.NEVER);
    }
}
