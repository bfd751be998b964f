package dev.recourse.core.table;

import dev.recourse.core.map.ByteSink;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Makes compact tables in the heap: for few entries, and where there is no file to map. */
public final class MemoryTable {
    private MemoryTable() {}

    /**
     * A compact table of the entries.
     *
     * @param now seconds since 1970: what is over by then is left out
     * @param longestTtl of any answer, in seconds
     */
    public static CompactTable of(Entries entries, long now, long longestTtl) {
        return of(entries::ipv4, entries::ipv6, now, longestTtl);
    }

    /**
     * A compact table of entries.
     *
     * @param ipv4 gives its entries twice
     * @param ipv6 gives its entries twice
     */
    static CompactTable of(Supplier<Steps> ipv4, Supplier<Steps> ipv6, long now, long longestTtl) {
        CompactTableWriter writer = new CompactTableWriter(now, longestTtl);
        Piece ipv4Records = new Piece();
        writer.ipv4Records(ipv4.get(), ipv4Records);
        Piece ipv6Records = new Piece();
        writer.ipv6Records(ipv6.get(), ipv6Records);
        Piece ipv4Map = new Piece();
        writer.ipv4Map(ipv4.get(), ipv4Map);
        Piece ipv6Map = new Piece();
        writer.ipv6Map(ipv6.get(), ipv6Map);
        return CompactTable.of(new CompactTable.Parts(
                writer.attributes(),
                writer.verdicts(),
                ipv4Records.segment(),
                ipv6Records.segment(),
                ipv4Map.segment(),
                ipv6Map.segment()));
    }

    private static final class Piece implements ByteSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void append(ByteBuffer more) {
            byte[] copy = new byte[more.remaining()];
            more.get(copy);
            bytes.writeBytes(copy);
        }

        MemorySegment segment() {
            return MemorySegment.ofArray(bytes.toByteArray());
        }
    }
}
