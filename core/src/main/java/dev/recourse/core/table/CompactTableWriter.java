package dev.recourse.core.table;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.map.ByteSink;
import dev.recourse.core.map.Ipv4MapWriter;
import dev.recourse.core.map.Ipv6MapWriter;
import java.util.List;

/**
 * Writes a {@link CompactTable} piece by piece: memory does not grow with the number of entries, only with how many different ones
 * there are. First the records of both families, then their maps, then what was numbered meanwhile.
 */
public final class CompactTableWriter {
    private final long now;
    private final Attributes attributes = new Attributes();
    private final Paint paint;

    /**
     * @param now seconds since 1970: what is over by then is left out
     * @param longestTtl of any answer, in seconds
     */
    public CompactTableWriter(long now, long longestTtl) {
        this.now = now;
        this.paint = new Paint(now, longestTtl);
    }

    /** Writes the records of the IPv4 entries. How many. */
    public int ipv4Records(Steps entries, ByteSink out) {
        return records(EntryRecords.Layout.IPV4, entries, out);
    }

    /** Writes the records of the IPv6 entries. How many. */
    public int ipv6Records(Steps entries, ByteSink out) {
        return records(EntryRecords.Layout.IPV6, entries, out);
    }

    /** Paints the map of the IPv4 addresses, from the same entries. */
    public void ipv4Map(Steps entries, ByteSink out) {
        Ipv4MapWriter map = new Ipv4MapWriter(paint::listsToCome, out);
        Sweep sweep = new Sweep(Prefix.IPV4, entries, new PathVerdict(now));
        while (sweep.next()) {
            int number = paint.number(sweep.verdict());
            if (number != 0) {
                map.range(sweep.first().ipv4Bits(), sweep.last().ipv4Bits(), number);
            }
        }
        map.finish();
    }

    /** Paints the map of the IPv6 addresses, from the same entries. */
    public void ipv6Map(Steps entries, ByteSink out) {
        Ipv6MapWriter map = new Ipv6MapWriter(paint::listsToCome, out);
        Sweep sweep = new Sweep(Prefix.ALL, entries, new PathVerdict(now));
        while (sweep.next()) {
            int number = paint.number(sweep.verdict());
            if (number != 0) {
                map.range(
                        sweep.first().high(),
                        sweep.first().low(),
                        sweep.last().high(),
                        sweep.last().low(),
                        number);
            }
        }
        map.finish();
    }

    /** The different entries, by their number. */
    public List<Entry> attributes() {
        return List.of(attributes.all());
    }

    /** The different verdicts, by their number; the first is nothing. */
    public List<Painted> verdicts() {
        return List.copyOf(paint.verdicts());
    }

    private int records(EntryRecords.Layout layout, Steps entries, ByteSink out) {
        EntryRecordsWriter writer = new EntryRecordsWriter(layout, attributes, out);
        while (entries.next()) {
            writer.put(entries.prefix(), entries.entries(), now);
        }
        return writer.finish();
    }
}
