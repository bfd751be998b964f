package dev.recourse.hub.intake;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.format.ListFormat;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.ListingTable;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.SqlStore;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.StoreLocation;
import dev.recourse.testkit.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A store in a folder, with imports and exports around it. Documentation ranges may be listed. */
final class Bench implements AutoCloseable {
    static final Catalogue CATALOGUE = Catalogue.shipped();

    final FakeClock clock = new FakeClock(Instant.parse("2026-11-24T12:00:00Z"));
    final Store store;
    final ListingRules rules = new ListingRules(CATALOGUE, true);
    private final Path folder;
    private int files;

    Bench(Path folder) {
        this.folder = folder;
        store = SqlStore.open(new StoreLocation.Sqlite(folder.resolve("recourse.db")), CATALOGUE, clock);
    }

    Path file(String... lines) {
        try {
            return Files.writeString(folder.resolve("list" + files++), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportRequest request(String list, ImportFormat format, String... lines) {
        return ImportRequest.of(list, "feed", format, List.of(file(lines)));
    }

    ImportResult run(ImportRequest request) {
        return new ListImport(store, rules, clock).run(request, ImportProgress.NONE);
    }

    ImportResult cidr(String... lines) {
        return run(request("rbl", ImportFormat.CIDR, lines));
    }

    List<Row> rows(String list) {
        List<Row> rows = new ArrayList<>();
        store.listings().forEach(list, rows::add);
        return rows;
    }

    List<String> prefixes(String list) {
        return rows(list).stream()
                .map(r -> (r.kind() == Row.Kind.LISTING ? "" : "!") + r.prefix())
                .toList();
    }

    List<String> export(String list, ListFormat format) {
        List<String> lines = new ArrayList<>();
        new ListExport(store.listings(), CATALOGUE, clock)
                .write(list, format, Optional.of("https://bl.example.org"), lines::add);
        return lines;
    }

    /** The table that the journal makes: what the edge answers from. */
    ListingTable table() {
        Changes changes = new Changes(CATALOGUE);
        ListingTable table = ListingTable.EMPTY;
        long serial = 0;
        while (true) {
            List<JournalEntry> entries = store.journal().after(serial, 10_000);
            if (entries.isEmpty()) {
                return table;
            }
            for (JournalEntry entry : entries) {
                table = changes.apply(table, entry);
            }
            serial = entries.getLast().serial();
        }
    }

    /** The codes that the list answers for the address. */
    SortedSet<Integer> codes(ListingTable table, String list, IpAddress address) {
        SortedSet<Integer> codes = new TreeSet<>();
        long lists = new Changes(CATALOGUE).mask(list);
        table.verdict(address, clock.instant().getEpochSecond()).matches().stream()
                .filter(m -> (1L << m.entry().list() & lists) != 0)
                .forEach(m -> codes.add(m.entry().criterion().code()));
        return codes;
    }

    @Override
    public void close() {
        store.close();
    }
}
