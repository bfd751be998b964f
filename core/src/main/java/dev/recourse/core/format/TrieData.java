package dev.recourse.core.format;

import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** ip4trie and ip6trie: one value a prefix, the longest prefix decides, and of two lines for one prefix the first counts. */
final class TrieData implements Dataset {
    private final Function<Cursor, Prefix> syntax;
    private final List<FileEntry> entries = new ArrayList<>();

    TrieData(Function<Cursor, Prefix> syntax) {
        this.syntax = syntax;
    }

    @Override
    public boolean isDefaultLine(String line) {
        // No IPv4 address begins with a colon, and no value with two.
        return !line.startsWith("::");
    }

    @Override
    public Optional<Claim> claim(Cursor line, long maxRange) {
        Prefix prefix = syntax.apply(line);
        if (prefix.isIpv4() && 1L << (128 - prefix.bits()) > maxRange) {
            return Optional.empty();
        }
        return Optional.of((value, file, number) ->
                entries.add(value.<FileEntry>map(v -> new FileEntry.Listed(prefix, v, file, number))
                        .orElseGet(() -> new FileEntry.Hole(prefix, file, number))));
    }

    @Override
    public List<FileEntry> finish(IgnoredLines ignored) {
        entries.sort(Comparator.comparing(FileEntry::prefix));
        List<FileEntry> kept = new ArrayList<>(entries.size());
        for (FileEntry entry : entries) {
            if (kept.isEmpty() || !kept.getLast().prefix().equals(entry.prefix())) {
                kept.add(entry);
            } else {
                ignored.add(entry.file(), entry.line(), again(entry, kept.getLast()));
            }
        }
        return kept;
    }

    private static String again(FileEntry entry, FileEntry first) {
        return entry.prefix() + " again: " + first.place() + " counts, as in rbldnsd";
    }
}
