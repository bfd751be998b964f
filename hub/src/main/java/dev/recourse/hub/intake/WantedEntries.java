package dev.recourse.hub.intake;

import dev.recourse.core.address.SpecialPurpose;
import dev.recourse.core.format.FileContents;
import dev.recourse.core.format.FileEntry;
import dev.recourse.core.format.Texts;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns what files say into what is to be in force: special-purpose space out, values to criteria.
 *
 * <p>The detail of a listing is only what a file says of that entry alone. Default texts and texts made of the file's
 * variables say the same of many entries, and a change of one would rewrite all of them.
 */
final class WantedEntries {
    private static final int SHOWN = 20;

    private final ListingRules rules;
    private final ValueMap values;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<String> special = new ArrayList<>();

    WantedEntries(ListingRules rules, ValueMap values) {
        this.rules = rules;
        this.values = values;
    }

    /**
     * Takes in the contents.
     *
     * @throws ImportException when a value has no criterion, or an entry is in special-purpose space and may not be skipped
     */
    void take(FileContents contents, boolean skipSpecial) {
        for (FileEntry entry : contents.entries()) {
            switch (entry) {
                case FileEntry.Hole hole -> add(new Wanted.Hole(hole.prefix()));
                case FileEntry.Listed listed -> take(listed);
            }
        }
        values.requireAllMapped();
        if (!special.isEmpty() && !skipSpecial) {
            throw new ImportException(specialLines());
        }
    }

    /** In order of prefix. */
    List<Wanted> wanted() {
        return wanted;
    }

    /** The entries that were left out. */
    List<String> skippedSpecial() {
        return special;
    }

    private void take(FileEntry.Listed entry) {
        Optional<SpecialPurpose> forbidden = rules.forbidden(entry.prefix());
        if (forbidden.isPresent()) {
            special.add(entry.place() + ": " + entry.prefix() + " ("
                    + forbidden.get().name() + ", " + forbidden.get().prefix() + ")");
            return;
        }
        Optional<Criterion> criterion = values.criterion(entry);
        criterion.ifPresent(c -> add(new Wanted.Listed(entry.prefix(), c, detail(entry))));
    }

    /** Of several entries for one prefix and criterion the first counts. */
    private void add(Wanted entry) {
        for (int i = wanted.size() - 1; i >= 0 && wanted.get(i).prefix().equals(entry.prefix()); i--) {
            if (same(wanted.get(i), entry)) {
                return;
            }
        }
        wanted.add(entry);
    }

    private static boolean same(Wanted a, Wanted b) {
        return switch (a) {
            case Wanted.Hole hole -> b instanceof Wanted.Hole;
            case Wanted.Listed listed ->
                b instanceof Wanted.Listed other && other.criterion().equals(listed.criterion());
        };
    }

    private static String detail(FileEntry.Listed entry) {
        if (!entry.value().own() || entry.value().text().isEmpty()) {
            return "";
        }
        String words = Texts.ownWords(entry.value(), entry.prefix().toString()).orElse("");
        StringBuilder clean = new StringBuilder();
        words.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .takeWhile(c -> clean.length() + Character.charCount(c) <= Listing.DETAIL_MAX)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private String specialLines() {
        List<String> lines = new ArrayList<>();
        lines.add(special.size() + (special.size() == 1 ? " entry is" : " entries are")
                + " in or over special-purpose space, which may never be listed:");
        special.stream().limit(SHOWN).map(line -> "  " + line).forEach(lines::add);
        if (special.size() > SHOWN) {
            lines.add("  and " + (special.size() - SHOWN) + " more");
        }
        lines.add("Nothing was imported. To leave these out and take the rest, add --skip-special.");
        return String.join("\n", lines);
    }
}
