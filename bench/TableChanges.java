import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotReader;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import dev.recourse.core.table.Match;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * How many changes a second a table takes, one after the other, and what a lookup costs meanwhile: before any change, with so many
 * changed prefixes above the base, and for the changed addresses themselves.
 *
 * <pre>{@code java -cp core/target/classes bench/TableChanges.java SNAPSHOT CHANGES ROUNDS}</pre>
 */
public class TableChanges {
    private static final int LOOKUPS = 200_000;
    private static final long NOW = System.currentTimeMillis() / 1_000;

    public static void main(String[] arguments) throws Exception {
        int changes = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Snapshot snapshot;
        try (FileChannel file = FileChannel.open(Path.of(arguments[0]))) {
            snapshot = SnapshotReader.read(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), Arena.global()));
        }
        double[][] figures = new double[4][rounds];
        for (int round = -1; round < rounds; round++) {
            double[] figure = measure(snapshot.table(), changes, new Random(round));
            for (int i = 0; round >= 0 && i < figure.length; i++) {
                figures[i][round] = figure[i];
            }
        }
        String[] names = {"changes a second", "ns a lookup, nothing changed", "ns a lookup, others changed", "ns a lookup, changed"};
        System.out.println(snapshot.table().size() + " entries, " + changes + " changes, CPU of one thread");
        for (int i = 0; i < names.length; i++) {
            Arrays.sort(figures[i]);
            System.out.printf("%s: median %,.0f, range %,.0f to %,.0f%n",
                    names[i], figures[i][rounds / 2], figures[i][0], figures[i][rounds - 1]);
        }
    }

    private static double[] measure(ListingTable base, int changes, Random random) {
        Entry entry = entry(base);
        IpAddress[] changed = new IpAddress[changes];
        IpAddress[] any = new IpAddress[changes];
        for (int i = 0; i < changes; i++) {
            changed[i] = IpAddress.ofIpv4(0x01000000 + random.nextInt(0x40000000));
            any[i] = IpAddress.ofIpv4(random.nextInt());
        }
        double untouched = lookups(base, any);
        long from = cpu();
        ListingTable table = base;
        for (int i = 0; i < changes; i++) {
            Prefix prefix = Prefix.around(changed[i], i % 8 == 0 ? 96 + 16 + random.nextInt(16) : 128);
            table = i % 3 == 2 ? table.without(prefix, entry) : table.with(prefix, entry);
        }
        double seconds = (cpu() - from) / 1e9;
        return new double[] {changes / seconds, untouched, lookups(table, any), lookups(table, changed)};
    }

    private static double lookups(ListingTable table, IpAddress[] addresses) {
        long found = 0;
        long from = cpu();
        for (int i = 0; i < LOOKUPS; i++) {
            found += table.verdict(addresses[i % addresses.length], NOW).lists();
        }
        return (cpu() - from) / (double) LOOKUPS + (found == -1 ? 1 : 0);
    }

    private static Entry entry(ListingTable table) {
        for (int address = 0x01000000; ; address += 251) {
            for (Match<Entry.Listed> match : table.verdict(IpAddress.ofIpv4(address), NOW).matches()) {
                Entry.Listed listed = match.entry();
                return new Entry.Listed(listed.list(), listed.criterion(), "live", NOW + 86_400);
            }
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
