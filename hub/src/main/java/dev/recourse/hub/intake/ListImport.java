package dev.recourse.hub.intake;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.format.FileContents;
import dev.recourse.core.format.FormatException;
import dev.recourse.core.format.ListReader;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.store.Position;
import dev.recourse.hub.store.StagedChange;
import dev.recourse.hub.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes what a source has in force equal to what its files say, or leaves everything as it was. */
public final class ListImport {
    private static final int WIDEST = 5;

    private final Store store;
    private final Engine engine;
    private final ListingRules rules;
    private final InstantSource clock;

    public ListImport(Store store, ListingRules rules, InstantSource clock) {
        this.store = store;
        this.engine = new Engine(store, rules, clock);
        this.rules = rules;
        this.clock = clock;
    }

    /** An import ends what its source has and the files have not: that would be what the rules listed. */
    private static void requireSource(String source) {
        Listing.requireSourceName(source);
        if (source.equals(EvidenceRule.SOURCE)) {
            throw new RefusedException("'" + source
                    + "' is the source of what rules list by evidence: name the import's source otherwise");
        }
    }

    /**
     * Imports, or in a dry run says what an import would do.
     *
     * @throws ImportException when a file, the request or the size of the change is refused: nothing was changed
     * @throws dev.recourse.hub.store.StoreException when the store could not: nothing was changed
     */
    public ImportResult run(ImportRequest request, ImportProgress progress) {
        BlockList list = rules.catalogue()
                .list(request.list())
                .orElseThrow(() -> new ImportException("there is no list '" + request.list() + "' (lists: "
                        + rules.catalogue().names() + ")"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            requireSource(request.source());
            WantedEntries entries = new WantedEntries(rules, new ValueMap(list, request.maps()));
            FileContents.Ignored ignored = read(request, now, progress, entries);
            Input input = new Input(request, list, now, entries, ignored);
            return request.dryRun() ? dryRun(input) : change(input, progress);
        } catch (FormatException | RefusedException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A request whose files have been read and found good. */
    private record Input(
            ImportRequest request, BlockList list, Instant now, WantedEntries entries, FileContents.Ignored ignored) {}

    private static FileContents.Ignored read(
            ImportRequest request, Instant now, ImportProgress progress, WantedEntries entries) {
        ListReader reader = request.format().reader(now.getEpochSecond());
        FileLines.feed(request.files(), reader, progress);
        FileContents contents = reader.finish();
        entries.take(contents, request.skipSpecial());
        if (entries.wanted().isEmpty() && !request.acceptSize()) {
            throw new ImportException(
                    "the files have no entries, so source " + request.source() + " would have nothing on list "
                            + request.list() + ". If that is right, repeat it with --accept-size.");
        }
        return contents.ignored();
    }

    private ImportResult dryRun(Input input) {
        Difference difference = difference(input);
        return result(input, difference, beyond(input, difference), Optional.empty());
    }

    private ImportResult change(Input input, ImportProgress progress) {
        ImportRequest request = input.request;
        // Begun before the comparison: there is one change at a time for a source, so nothing comes between.
        try (StagedChange staged = engine.stage(request.list(), request.source(), Actor.IMPORT)) {
            Difference difference = difference(input);
            beyond(input, difference).ifPresent(sentence -> {
                throw new ImportException(sentence);
            });
            Stager.stage(staged, difference, rules, input.list, request.source(), input.now, progress);
            if (!difference.toRelease().isEmpty()) {
                staged.release(difference.toRelease());
            }
            Position position = staged.commit().position();
            return result(input, difference, Optional.empty(), Optional.of(position));
        }
    }

    private Difference difference(Input input) {
        ImportRequest request = input.request;
        Difference difference = new Difference(
                input.entries.wanted(), engine.held(request.list(), request.source()), input.list, input.now);
        store.listings().forEach(request.list(), request.source(), difference::row);
        difference.end();
        return difference;
    }

    private static Optional<String> beyond(Input input, Difference difference) {
        ImportRequest request = input.request;
        if (request.acceptSize()) {
            return Optional.empty();
        }
        return request.limits()
                .beyond(difference.sizeBefore(), difference.sizeAfter())
                .map(change -> "source " + request.source() + " on list " + request.list() + " " + change
                        + ", so it is kept as it is. If the change is right, repeat it with --accept-size.");
    }

    private static ImportResult result(
            Input input, Difference difference, Optional<String> beyond, Optional<Position> position) {
        return new ImportResult(
                difference.added(),
                difference.toEnd().size(),
                difference.renewed(),
                difference.unchanged(),
                difference.heldBack(),
                difference.toRelease().size(),
                input.entries.skippedSpecial(),
                input.ignored,
                difference.sizeBefore().addresses(),
                difference.sizeAfter().addresses(),
                widest(input.entries.wanted()),
                beyond,
                position);
    }

    private static List<Prefix> widest(List<Wanted> wanted) {
        return Stream.concat(widest(wanted, true), widest(wanted, false)).toList();
    }

    private static Stream<Prefix> widest(List<Wanted> wanted, boolean ipv4) {
        return wanted.stream()
                .filter(Wanted.Listed.class::isInstance)
                .map(Wanted::prefix)
                .filter(prefix -> prefix.isIpv4() == ipv4)
                .distinct()
                .sorted(Comparator.comparingInt(Prefix::bits).thenComparing(Prefix::first))
                .limit(WIDEST);
    }
}
