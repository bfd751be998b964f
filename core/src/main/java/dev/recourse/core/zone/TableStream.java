package dev.recourse.core.zone;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The entries of a table. */
record TableStream(ListingTable table) implements EntryStream {
    @Override
    public void forEach(BiConsumer<Prefix, Entry> action) {
        table.forEach(action);
    }

    @Override
    public EntryStream touching(Regions regions) {
        return action -> forEach(regions, action);
    }

    private void forEach(Regions regions, BiConsumer<Prefix, Entry> action) {
        Optional<Prefix> before = Optional.empty();
        for (Prefix region : regions.disjoint()) {
            Optional<Prefix> last = before;
            table.forEachAround(region, (wide, entry) -> {
                // What holds the region before as well has been given there.
                if (last.isEmpty() || !wide.contains(last.get())) {
                    action.accept(wide, entry);
                }
            });
            table.forEachInside(region, action);
            before = Optional.of(region);
        }
    }
}
