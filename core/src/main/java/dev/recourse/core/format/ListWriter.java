package dev.recourse.core.format;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import dev.recourse.core.table.VerdictWalk;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes what one list says, after holes and exemptions, as the lines of a format. Streams: memory does not grow with the
 * list.
 */
public final class ListWriter {
    private final VerdictWalk walk;
    private final Format format;

    /** What a format makes of criteria that begin to hold at one prefix and end with it. */
    interface Format {
        /** Lines before all others. */
        void begin();

        /** Inside the prefix {@code here} holds where {@code around} does outside. */
        void enter(Prefix prefix, List<Criterion> here, List<Criterion> around);

        /** Behind the prefix {@code around} holds again. */
        void leave(Prefix prefix, List<Criterion> around);

        /** Lines after all others. */
        void end();
    }

    private ListWriter(Format format, BlockList list, long now) {
        this.format = format;
        this.walk = new VerdictWalk(-1L, now, new VerdictWalk.Visitor() {
            @Override
            public void enter(Prefix prefix, List<Match<Entry.Listed>> here, List<Match<Entry.Listed>> around) {
                format.enter(prefix, criteria(list, here), criteria(list, around));
            }

            @Override
            public void leave(Prefix prefix, List<Match<Entry.Listed>> around) {
                format.leave(prefix, criteria(list, around));
            }
        });
        format.begin();
    }

    /**
     * A writer of one list.
     *
     * @param now seconds since 1970; what has expired is not written
     * @param link what a TXT ends with, the address behind it; empty for none
     * @param out takes each line, without line end
     */
    public static ListWriter of(
            ListFormat format, BlockList list, long now, Optional<String> link, Consumer<String> out) {
        ExportTexts texts = new ExportTexts(list, link);
        return new ListWriter(
                switch (format) {
                    case CIDR -> new CidrLines(out);
                    case IP4SET -> new Ip4SetLines(texts, out);
                    case IP4TRIE -> new TrieLines(true, texts, out);
                    case IP6TRIE -> new TrieLines(false, texts, out);
                },
                list,
                now);
    }

    /** The next entry of the list, in order of prefix. */
    public void entry(Prefix prefix, Entry entry) {
        walk.entry(prefix, entry);
    }

    /** There are no more entries. */
    public void end() {
        walk.end();
        format.end();
    }

    /** In the order of the catalogue, most serious first. */
    private static List<Criterion> criteria(BlockList list, List<Match<Entry.Listed>> matches) {
        if (matches.size() == 1) {
            return List.of(matches.getFirst().entry().criterion());
        }
        return list.criteria().stream()
                .filter(c -> matches.stream()
                        .anyMatch(m -> m.entry().criterion().id().equals(c.id())))
                .toList();
    }
}
