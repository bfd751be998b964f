package dev.recourse.app.edge;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.Entries;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The entries of several lists, sorted together. */
final class FileEntries implements Entries {
    private final List<Placed> ipv4 = new ArrayList<>();
    private final List<Placed> ipv6 = new ArrayList<>();

    private record Placed(Prefix prefix, Entry entry) {}

    void add(Prefix prefix, Entry entry) {
        (prefix.isIpv4() ? ipv4 : ipv6).add(new Placed(prefix, entry));
    }

    /** To be called once, behind the last one. */
    void sort() {
        ipv4.sort(Comparator.comparing(Placed::prefix));
        ipv6.sort(Comparator.comparing(Placed::prefix));
    }

    @Override
    public Steps ipv4() {
        return new Walk(ipv4);
    }

    @Override
    public Steps ipv6() {
        return new Walk(ipv6);
    }

    private static final class Walk implements Steps {
        private final List<Placed> all;
        private int from;
        private int to;

        Walk(List<Placed> all) {
            this.all = all;
        }

        @Override
        public boolean next() {
            from = to;
            if (from == all.size()) {
                return false;
            }
            do {
                to++;
            } while (to < all.size() && all.get(to).prefix.equals(all.get(from).prefix));
            return true;
        }

        @Override
        public Prefix prefix() {
            return all.get(from).prefix;
        }

        @Override
        public Entry[] entries() {
            Entry[] entries = new Entry[to - from];
            for (int i = from; i < to; i++) {
                entries[i - from] = all.get(i).entry;
            }
            return entries;
        }
    }
}
