package dev.recourse.core.format;

import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ip4set. rbldnsd cuts each entry into whole /8, /16 and /24 blocks and single addresses. The smallest kind of block that
 * it has for an address decides: all values of that block count, and none if one of its entries is a hole.
 *
 * <p>That is not yet "the most specific prefix decides", for a /25 and a /32 inside it are one kind. So the entries of a
 * kind are cut where they overlap, and each piece carries the values of all of them.
 */
final class Ip4SetData implements Dataset {
    private static final int KINDS = 4;

    private final List<List<Piece>> kinds = new ArrayList<>();

    Ip4SetData() {
        for (int i = 0; i < KINDS; i++) {
            kinds.add(new ArrayList<>());
        }
    }

    /**
     * What an entry says of some blocks of one kind.
     *
     * @param value empty for a hole
     */
    private record Piece(Ip4Range range, Optional<Value> value, String file, int line) {}

    @Override
    public boolean isDefaultLine(String line) {
        return true;
    }

    @Override
    public Optional<Claim> claim(Cursor line, long maxRange) {
        Ip4Range range = Ip4Syntax.range(line);
        if (range.size() > maxRange) {
            return Optional.empty();
        }
        return Optional.of((value, file, number) -> cut(range, new Piece(range, value, file, number)));
    }

    /** Cuts at whole blocks, the small ones at both ends first. */
    private void cut(Ip4Range whole, Piece piece) {
        long first = whole.first();
        long last = whole.last();
        for (int kind = 0; kind < KINDS - 1; kind++) {
            int bits = 8 * kind;
            long block = 1L << (bits + 8);
            long innerFirst = (first + block - 1) / block * block;
            long innerLast = (last + 1) / block * block - 1;
            if (innerFirst > innerLast) {
                add(kind, first, last, piece);
                return;
            }
            add(kind, first, innerFirst - 1, piece);
            add(kind, innerLast + 1, last, piece);
            first = innerFirst;
            last = innerLast;
        }
        add(KINDS - 1, first, last, piece);
    }

    private void add(int kind, long first, long last, Piece piece) {
        if (first <= last) {
            kinds.get(kind).add(new Piece(new Ip4Range(first, last), piece.value, piece.file, piece.line));
        }
    }

    @Override
    public List<FileEntry> finish(IgnoredLines ignored) {
        List<FileEntry> entries = new ArrayList<>();
        for (List<Piece> pieces : kinds) {
            pieces.sort(Comparator.comparingLong(p -> p.range.first()));
            overlay(pieces, entries);
            pieces.clear();
        }
        entries.sort(Comparator.comparing(FileEntry::prefix));
        return entries;
    }

    /** Walks over the pieces of one kind; between two places where one begins or ends, the same ones hold. */
    private static void overlay(List<Piece> pieces, List<FileEntry> to) {
        List<Piece> holding = new ArrayList<>();
        long at = 0;
        int next = 0;
        while (next < pieces.size() || !holding.isEmpty()) {
            if (holding.isEmpty()) {
                at = pieces.get(next).range.first();
            }
            while (next < pieces.size() && pieces.get(next).range.first() == at) {
                holding.add(pieces.get(next++));
            }
            long end = next < pieces.size() ? pieces.get(next).range.first() - 1 : Long.MAX_VALUE;
            for (Piece piece : holding) {
                end = Math.min(end, piece.range.last());
            }
            Ip4Range same = new Ip4Range(at, end);
            said(holding, same, to);
            at = end + 1;
            holding.removeIf(piece -> piece.range.last() <= same.last());
        }
    }

    private static void said(List<Piece> holding, Ip4Range range, List<FileEntry> to) {
        Piece hole = null;
        Map<Value, Piece> values = new LinkedHashMap<>();
        for (Piece piece : holding) {
            if (piece.value.isPresent()) {
                values.putIfAbsent(piece.value.get(), piece);
            } else {
                hole = piece;
            }
        }
        if (hole != null) {
            Piece place = hole;
            range.forEachPrefix(prefix -> to.add(new FileEntry.Hole(prefix, place.file, place.line)));
            return;
        }
        range.forEachPrefix(prefix -> values.forEach((value, piece) -> to.add(listed(prefix, value, piece))));
    }

    private static FileEntry listed(Prefix prefix, Value value, Piece piece) {
        return new FileEntry.Listed(prefix, value, piece.file, piece.line);
    }
}
