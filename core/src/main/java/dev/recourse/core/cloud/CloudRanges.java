package dev.recourse.core.cloud;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The ranges of all known clouds. Immutable; answers in the logarithm of their number.
 *
 * <p>Distinct prefixes stand in order, each with the place of the narrowest one around it: the one that begins last at or
 * before an address, or one of those around it, is the narrowest that holds the address.
 */
public final class CloudRanges {
    /** Nothing is known. */
    public static final CloudRanges NONE = of(List.of());

    private static final int NOBODY = -1;

    private final List<CloudData> data;
    private final Prefix[] prefixes;
    private final int[] around;
    /** For each prefix where its lines begin in {@link #lines}, and behind the last their number. */
    private final int[] firstLine;

    private final List<Line> lines;

    private record Line(Prefix prefix, CloudPlace place, Instant publishedAt) {}

    private CloudRanges(List<CloudData> data) {
        this.data = List.copyOf(data);
        this.lines = data.stream()
                .flatMap(one -> one.ranges().stream().map(range -> line(one, range)))
                .sorted(Comparator.comparing(Line::prefix)
                        .thenComparing(line -> line.place().cloud().id()))
                .toList();
        this.prefixes = lines.stream().map(Line::prefix).distinct().toArray(Prefix[]::new);
        this.around = new int[prefixes.length];
        this.firstLine = new int[prefixes.length + 1];
        for (int i = 0, line = 0; i < prefixes.length; i++) {
            around[i] = holder(i - 1, prefixes[i]);
            firstLine[i] = line;
            while (line < lines.size() && lines.get(line).prefix().equals(prefixes[i])) {
                line++;
            }
            firstLine[i + 1] = line;
        }
    }

    /**
     * The ranges of these clouds.
     *
     * @throws IllegalArgumentException when a cloud stands there twice
     */
    public static CloudRanges of(List<CloudData> data) {
        TreeSet<String> ids = new TreeSet<>();
        for (CloudData one : data) {
            if (!ids.add(one.cloud().id())) {
                throw new IllegalArgumentException("cloud " + one.cloud().id() + " stands there twice");
            }
        }
        return new CloudRanges(data);
    }

    /** The data of one cloud each. */
    public List<CloudData> data() {
        return data;
    }

    /** The data of one cloud. */
    public Optional<CloudData> data(String cloud) {
        return data.stream().filter(d -> d.cloud().id().equals(cloud)).findFirst();
    }

    /** The same with one cloud's data replaced or added. */
    public CloudRanges with(CloudData one) {
        List<CloudData> all = new ArrayList<>(without(one.cloud().id()).data);
        all.add(one);
        all.sort(Comparator.comparing(d -> d.cloud().id()));
        return new CloudRanges(all);
    }

    /** The same without one cloud. */
    public CloudRanges without(String cloud) {
        return new CloudRanges(
                data.stream().filter(d -> !d.cloud().id().equals(cloud)).toList());
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return prefixes.length == 0;
    }

    /** Whether the address belongs to a cloud. */
    public boolean contains(IpAddress address) {
        return holder(floor(address), Prefix.of(address)) != NOBODY;
    }

    /** Whether any address of the prefix belongs to a cloud. */
    public boolean overlaps(Prefix prefix) {
        int floor = floor(prefix.last());
        return holder(floor, prefix) != NOBODY
                || (floor != NOBODY && prefixes[floor].first().compareTo(prefix.first()) >= 0);
    }

    /** The narrowest range that holds the address. Where two clouds name the same range, the first by id. */
    public Optional<CloudMatch> find(IpAddress address) {
        int found = holder(floor(address), Prefix.of(address));
        if (found == NOBODY) {
            return Optional.empty();
        }
        List<Line> of = lines.subList(firstLine[found], firstLine[found + 1]);
        Cloud cloud = of.getFirst().place().cloud();
        return Optional.of(new CloudMatch(
                prefixes[found],
                of.stream()
                        .map(Line::place)
                        .filter(p -> p.cloud().equals(cloud))
                        .toList(),
                of.getFirst().publishedAt()));
    }

    private static Line line(CloudData data, CloudRange range) {
        return new Line(
                range.prefix(), new CloudPlace(data.cloud(), range.region(), range.service()), data.publishedAt());
    }

    /** The last prefix that begins at or before the address. */
    private int floor(IpAddress address) {
        int at = Arrays.binarySearch(prefixes, Prefix.of(address));
        // An exact hit is the single address itself, the narrowest there is.
        return at >= 0 ? at : -at - 2;
    }

    /** The prefix at this place or the narrowest one around it that holds the other. */
    private int holder(int from, Prefix held) {
        int at = from;
        while (at != NOBODY && !prefixes[at].contains(held)) {
            at = around[at];
        }
        return at;
    }
}
