package dev.recourse.core.zone;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.util.function.BiConsumer;

/** All entries at one serial. Each call gives the same ones, in order of prefix. */
@FunctionalInterface
public interface EntryStream {
    void forEach(BiConsumer<Prefix, Entry> action);

    /** Those of a table; what touches some regions is found without a look at the rest. */
    static EntryStream of(ListingTable table) {
        return new TableStream(table);
    }

    /** Those that share an address with one of the prefixes. */
    default EntryStream touching(Regions regions) {
        return action -> forEach((prefix, entry) -> {
            if (regions.touch(prefix)) {
                action.accept(prefix, entry);
            }
        });
    }
}
