package dev.recourse.core.snapshot;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import dev.recourse.core.table.Painted;
import dev.recourse.core.table.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a base numbers, its different entries and verdicts, as fields. A criterion is its place in its list. */
final class TableFields {
    private final Catalogue catalogue;
    private final Map<Criterion, Integer> places = new HashMap<>();

    TableFields(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (BlockList list : catalogue.lists()) {
            for (int i = 0; i < list.criteria().size(); i++) {
                places.put(list.criteria().get(i), i);
            }
        }
    }

    FieldWriter attributes(List<Entry> entries) {
        FieldWriter out = new FieldWriter();
        return out.each(entries, entry -> {
            switch (entry) {
                case Entry.Listed e ->
                    out.octet(SnapshotFormat.LISTED)
                            .octet(e.list())
                            .number(place(e.criterion()))
                            .text(e.source())
                            .number(e.expiresAt());
                case Entry.Hole e ->
                    out.octet(SnapshotFormat.HOLE).octet(e.list()).text(e.source());
                case Entry.Exempt e ->
                    out.octet(SnapshotFormat.EXEMPT).octet(e.list()).number(e.expiresAt());
            }
        });
    }

    List<Entry> attributes(FieldReader in) {
        return in.each(() -> {
            int kind = in.octet();
            int list = list(in.octet());
            return switch (kind) {
                case SnapshotFormat.LISTED ->
                    new Entry.Listed(
                            list, criterion(list, in.number()), in.text().intern(), in.longNumber());
                case SnapshotFormat.HOLE -> new Entry.Hole(list, in.text().intern());
                case SnapshotFormat.EXEMPT -> new Entry.Exempt(list, in.longNumber());
                default -> throw new IllegalArgumentException("there is no kind " + kind + " of entries");
            };
        });
    }

    FieldWriter verdicts(List<Painted> verdicts) {
        FieldWriter out = new FieldWriter();
        return out.each(
                verdicts,
                painted -> out.number(painted.holdsUntil())
                        .number(painted.listsToCome())
                        .each(
                                painted.verdict().matches(),
                                match -> out.octet(match.bits())
                                        .octet(match.entry().list())
                                        .number(place(match.entry().criterion()))));
    }

    List<Painted> verdicts(FieldReader in) {
        return in.each(() -> {
            long holdsUntil = in.longNumber();
            long listsToCome = in.longNumber();
            List<Match<Entry.Listed>> matches = in.each(() -> {
                int bits = in.octet();
                int list = list(in.octet());
                return new Match<>(bits, new Entry.Listed(list, criterion(list, in.number()), "", Entry.NEVER));
            });
            long lists = 0;
            for (Match<Entry.Listed> match : matches) {
                lists |= 1L << match.entry().list();
            }
            return new Painted(new Verdict(matches, lists), holdsUntil, listsToCome);
        });
    }

    private int place(Criterion criterion) {
        Integer place = places.get(criterion);
        if (place == null) {
            throw new IllegalArgumentException(
                    criterion.reference() + " is not a criterion of list " + criterion.list());
        }
        return place;
    }

    private int list(int index) {
        if (index >= catalogue.lists().size()) {
            throw new IllegalArgumentException("there is no list " + index);
        }
        return index;
    }

    private Criterion criterion(int list, int place) {
        List<Criterion> criteria = catalogue.lists().get(list).criteria();
        if (place < 0 || place >= criteria.size()) {
            throw new IllegalArgumentException("list " + list + " has no criterion " + place);
        }
        return criteria.get(place);
    }
}
