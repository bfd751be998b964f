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

    /** The list of that name, where there is one. */
    public Optional<BlockList> find(String name) {
        return catalogue.list(name);
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
        Entry entry = entry(change);
        return switch (change.action()) {
            case ADD, RENEW, HOLE, EXEMPT -> table.with(change.prefix(), entry);
            case REMOVE, EXPIRE, UNHOLE, UNEXEMPT -> table.without(change.prefix(), entry);
        };
    }

    private Entry entry(JournalEntry change) {
        int list = index(change.list());
        return switch (change.action()) {
            case ADD, RENEW, REMOVE, EXPIRE ->
                new Entry.Listed(list, criterion(change), change.source(), seconds(change.expiresAt()));
            case HOLE, UNHOLE -> new Entry.Hole(list, change.source());
            case EXEMPT, UNEXEMPT -> new Entry.Exempt(list, seconds(change.expiresAt()));
        };
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
