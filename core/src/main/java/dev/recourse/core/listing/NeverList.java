package dev.recourse.core.listing;

import dev.recourse.core.address.Prefix;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Prefixes that no rule lists by itself: the operator's own networks, large resolvers. A person may still list them. */
public final class NeverList {
    /** No prefix. */
    public static final NeverList EMPTY = new NeverList(List.of());

    private final TreeMap<Prefix, Entry> entries = new TreeMap<>();
    private final int[] lengths;

    /**
     * An entry.
     *
     * @param reason why, for the operator; may be empty
     */
    public record Entry(Prefix prefix, String reason) {}

    public NeverList(Collection<Entry> entries) {
        entries.forEach(entry -> this.entries.putIfAbsent(entry.prefix(), entry));
        this.lengths = entries.stream().mapToInt(e -> e.prefix().bits()).distinct().sorted().toArray();
    }

    /** An entry that shares an address with the prefix. */
    public Optional<Entry> overlapping(Prefix prefix) {
        return IntStream.of(lengths)
                .filter(bits -> bits <= prefix.bits())
                .mapToObj(bits -> Optional.ofNullable(entries.get(Prefix.around(prefix.first(), bits))))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> inside(prefix));
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    /** In the order of prefixes the first one behind a prefix is inside it, or none is. */
    private Optional<Entry> inside(Prefix prefix) {
        return Optional.ofNullable(entries.higherEntry(prefix))
                .map(java.util.Map.Entry::getValue)
                .filter(entry -> prefix.contains(entry.prefix()));
    }
}
