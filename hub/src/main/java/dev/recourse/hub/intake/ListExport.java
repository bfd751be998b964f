package dev.recourse.hub.intake;

import dev.recourse.core.format.ListFormat;
import dev.recourse.core.format.ListWriter;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.core.table.Entry;
import dev.recourse.hub.store.ListingReader;
import dev.recourse.hub.store.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes one list, all its sources after holes and exemptions, as it is in force now. */
public final class ListExport {
    private final ListingReader listings;
    private final Catalogue catalogue;
    private final InstantSource clock;

    public ListExport(ListingReader listings, Catalogue catalogue, InstantSource clock) {
        this.listings = listings;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Writes the lines; memory does not grow with the list. The test entries of RFC 5782 are not among them: they are no
     * listings.
     *
     * @param web the address of the pages, {@code https://bl.example.org}; empty for texts without a link
     * @param out takes each line, without line end; every line must be ended, the last one too
     * @throws RefusedException when there is no such list
     */
    public void write(String list, ListFormat format, Optional<String> web, Consumer<String> out) {
        BlockList exported = catalogue
                .list(list)
                .orElseThrow(() ->
                        new RefusedException("there is no list '" + list + "' (lists: " + catalogue.names() + ")"));
        Optional<String> link = web.map(url -> (url.endsWith("/") ? url : url + "/") + "lookup?ip=");
        ListWriter writer = ListWriter.of(format, exported, clock.instant().getEpochSecond(), link, out);
        listings.forEach(list, row -> writer.entry(row.prefix(), entry(exported, row)));
        writer.end();
    }

    private static Entry entry(BlockList list, Row row) {
        long expires = row.expiresAt().map(Instant::getEpochSecond).orElse(Entry.NEVER);
        return switch (row.kind()) {
            case LISTING -> new Entry.Listed(0, criterion(list, row), row.source(), expires);
            case HOLE -> new Entry.Hole(0, row.source());
            case EXEMPTION -> new Entry.Exempt(0, expires);
        };
    }

    private static Criterion criterion(BlockList list, Row row) {
        String reference = row.criterion().orElse("");
        String id = reference.substring(0, (reference + "@").indexOf('@'));
        return list.criterion(id)
                .orElseThrow(() -> new IllegalStateException(row.prefix() + " is on list " + list.name() + " for '"
                        + reference + "', which is no criterion of it"));
    }
}
