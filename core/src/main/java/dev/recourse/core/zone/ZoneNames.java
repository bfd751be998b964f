package dev.recourse.core.zone;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.VerdictWalk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Which names stand for what is listed, where a zone has to be written out. Every address, and none besides, has the
 * listings that the table gives it, by the rules of RFC 4592: a wildcard covers what has no closer encloser. So a range with
 * an exception gets a wildcard for all its parts but the one with the exception, which is written out below its own name.
 *
 * <p>Memory does not grow with the entries; the names of one cell are told when the last entry in it has been seen.
 */
public final class ZoneNames {
    /** What one listed range may become: a /12 without a single wildcard. */
    public static final int MOST_OF_ONE_PREFIX = 1 << 20;

    private static final Prefix ALL = new Prefix(new IpAddress(0, 0), 0);

    private static final Visitor NOBODY = new Visitor() {
        @Override
        public void single(IpAddress address, List<Reason> reasons) {}

        @Override
        public void wildcard(Prefix prefix, List<Reason> reasons) {}
    };

    private final Visitor visitor;
    private final int limit;
    private final Prefix within;
    private final Deque<Cell> ipv4;
    private final Deque<Cell> ipv6;
    private Prefix counted = ALL;
    private int count;

    /** Is told of each name, in no order. */
    public interface Visitor {
        /** The name of the address. */
        void single(IpAddress address, List<Reason> reasons);

        /** The wildcard below the prefix's name: at octets for IPv4, at nibbles for IPv6. */
        void wildcard(Prefix prefix, List<Reason> reasons);
    }

    /** @param within the cell that is looked at alone, or all addresses */
    private ZoneNames(Visitor visitor, int limit, Prefix within) {
        this.visitor = limited(visitor);
        this.limit = limit;
        this.within = within;
        this.ipv4 = new ArrayDeque<>(List.of(new Cell(within.isIpv4() ? within : Prefix.IPV4)));
        this.ipv6 = new ArrayDeque<>(List.of(new Cell(within)));
    }

    /**
     * Tells the names of everything that is listed.
     *
     * @param lists the lists that count, bit mask by index
     * @param now seconds since 1970; what has expired by then is not told
     * @throws ZoneTooLargeException when the exceptions of one range would take too many names
     */
    public static void tell(EntryStream entries, long lists, long now, Visitor visitor) {
        tell(entries, lists, now, visitor, MOST_OF_ONE_PREFIX);
    }

    static void tell(EntryStream entries, long lists, long now, Visitor visitor, int limit) {
        ZoneNames names = new ZoneNames(visitor, limit, ALL);
        names.read(entries, lists, now);
        names.end(names.ipv4);
        names.end(names.ipv6);
    }

    /**
     * What the cell is to the cell around it.
     *
     * @param entries those that touch the cell, or more
     */
    static Cell.Content content(Prefix cell, EntryStream entries, long lists, long now) {
        ZoneNames names = new ZoneNames(NOBODY, Integer.MAX_VALUE, cell);
        names.read(entries, lists, now);
        return names.end(cell.isIpv4() ? names.ipv4 : names.ipv6);
    }

    private void read(EntryStream entries, long lists, long now) {
        VerdictWalk walk = new VerdictWalk(lists, now, new Runs(this::run));
        entries.forEach(walk::entry);
        walk.end();
    }

    private void run(IpAddress first, IpAddress last, List<Reason> reasons) {
        Cell.Content content = new Cell.Content.Uniform(reasons);
        IpAddress at = first.compareTo(within.first()) < 0 ? within.first() : first;
        IpAddress end = last.compareTo(within.last()) > 0 ? within.last() : last;
        while (at.compareTo(end) <= 0) {
            Prefix part = widest(at, end);
            put(part, content);
            at = Runs.next(part.last());
        }
    }

    /** The widest part of a cell that begins here, is no longer than the run and can have a name of its own. */
    private Prefix widest(IpAddress first, IpAddress last) {
        int step = first.isIpv4() ? 8 : 4;
        int least = (first.isIpv4() ? ipv4 : ipv6).getLast().partBits();
        int bits = 128;
        while (bits - step >= least) {
            Prefix wider = Prefix.around(first, bits - step);
            if (!wider.first().equals(first) || wider.last().compareTo(last) > 0 || !Cell.mayHaveWildcard(wider)) {
                break;
            }
            bits -= step;
        }
        return Prefix.around(first, bits);
    }

    private void put(Prefix part, Cell.Content content) {
        Deque<Cell> open = part.isIpv4() ? ipv4 : ipv6;
        while (!open.element().prefix.contains(part)) {
            close(open);
        }
        while (open.element().partBits() < part.bits()) {
            open.push(new Cell(Prefix.around(part.first(), open.element().partBits())));
        }
        open.element().put(part.first(), content);
    }

    private void close(Deque<Cell> open) {
        Cell cell = open.pop();
        Cell.Content content = cell.close(visitor);
        open.element().put(cell.prefix.first(), content);
    }

    private Cell.Content end(Deque<Cell> open) {
        while (open.size() > 1) {
            close(open);
        }
        return open.pop().close(visitor);
    }

    private Visitor limited(Visitor to) {
        return new Visitor() {
            @Override
            public void single(IpAddress address, List<Reason> reasons) {
                count(reasons);
                to.single(address, reasons);
            }

            @Override
            public void wildcard(Prefix prefix, List<Reason> reasons) {
                count(reasons);
                to.wildcard(prefix, reasons);
            }
        };
    }

    private void count(List<Reason> reasons) {
        Prefix widest = reasons.getFirst().prefix();
        for (Reason reason : reasons) {
            widest = reason.prefix().contains(widest) ? reason.prefix() : widest;
        }
        count = widest.equals(counted) ? count + 1 : 1;
        counted = widest;
        if (count > limit) {
            throw new ZoneTooLargeException(widest, limit);
        }
    }
}
