package dev.recourse.edge.transfer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.answer.Served;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Listings, holes and exemptions on rbl, dul and relay: ranges of every length, exceptions inside, both families. */
final class RandomTable {
    private static final List<String> LISTS = List.of("rbl", "dul", "relay");

    private final Random random;
    private final Changes changes = new Changes(Served.CATALOGUE);
    private final Set<IpAddress> interesting = new LinkedHashSet<>();
    private final List<Prefix> changed = new ArrayList<>();
    private ListingTable table = ListingTable.EMPTY;

    RandomTable(long seed) {
        this.random = new Random(seed);
    }

    ListingTable table() {
        return table;
    }

    /** What was changed since it was asked last. */
    List<Prefix> takeChanged() {
        List<Prefix> taken = List.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** Addresses at the borders of everything and inside, and some far away. */
    List<IpAddress> interesting() {
        List<IpAddress> all = new ArrayList<>(interesting);
        for (int i = 0; i < 200; i++) {
            all.add(inside(Prefix.parse("2.0.0.0/12")));
            all.add(inside(Prefix.parse("2000::/10")));
            all.add(IpAddress.ofIpv4(random.nextInt()));
        }
        return all;
    }

    void grow(int entries) {
        for (int i = 0; i < entries; i++) {
            Prefix prefix = prefix();
            table = table.with(prefix, entry());
            changed.add(prefix);
            interesting.add(prefix.first());
            interesting.add(prefix.last());
            interesting.add(neighbour(prefix.first(), -1));
            interesting.add(neighbour(prefix.last(), 1));
            interesting.add(inside(prefix));
            interesting.add(inside(prefix));
        }
    }

    /** Takes the single address off all lists. */
    void exempt(String address) {
        Prefix prefix = Prefix.parse(address);
        for (String list : LISTS) {
            table = Served.exempt(table, address, list, Entry.NEVER);
        }
        changed.add(prefix);
        interesting.add(prefix.first());
    }

    private Prefix prefix() {
        return switch (random.nextInt(4)) {
            // Where octets are nibbles too.
            case 0 -> Prefix.around(inside(Prefix.parse("2.0.0.0/14")), 128 - random.nextInt(18));
            case 1 -> Prefix.around(inside(Prefix.parse("198.16.0.0/14")), 128 - random.nextInt(18));
            case 2 -> Prefix.around(inside(Prefix.parse("198.51.100.0/23")), 128 - random.nextInt(4));
            default -> Prefix.around(inside(Prefix.parse("2001:db8::/44")), 44 + random.nextInt(85));
        };
    }

    private Entry entry() {
        String list = LISTS.get(random.nextInt(LISTS.size()));
        int index = changes.index(list);
        String source = "s" + random.nextInt(4);
        List<Criterion> criteria = Served.CATALOGUE.list(list).orElseThrow().criteria();
        return switch (random.nextInt(8)) {
            case 0 -> new Entry.Exempt(index, Entry.NEVER);
            case 1 -> new Entry.Hole(index, source);
            default -> new Entry.Listed(index, criteria.get(random.nextInt(criteria.size())), source, Entry.NEVER);
        };
    }

    private IpAddress inside(Prefix prefix) {
        IpAddress first = prefix.first();
        IpAddress last = prefix.last();
        return new IpAddress(
                first.high() | (random.nextLong() & (first.high() ^ last.high())),
                first.low() | (random.nextLong() & (first.low() ^ last.low())));
    }

    private static IpAddress neighbour(IpAddress address, int by) {
        return new IpAddress(address.high(), address.low() + by);
    }
}
