package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The entries by which clients see that a zone works (RFC 5782 5): 127.0.0.N for each code N, 127.0.0.2 always and
 * 127.0.0.1 never. They come from the codes alone: no table, import or removal can take them away, and no table is asked
 * about 127.0.0.0/8.
 *
 * @param byAddress what each test address is listed for
 */
record TestEntries(Map<IpAddress, Criterion> byAddress) {
    /** All that is loopback. */
    static final Prefix SPACE = Prefix.parse("127.0.0.0/8");

    private static final int ALWAYS_LISTED = 2;
    private static final int NEVER_LISTED = 1;

    TestEntries {
        byAddress = Map.copyOf(byAddress);
    }

    static TestEntries of(List<BlockList> lists) {
        Map<IpAddress, Criterion> entries = new TreeMap<>();
        for (BlockList list : lists) {
            for (Criterion criterion : list.criteria()) {
                if (criterion.code() <= NEVER_LISTED || criterion.code() > 255) {
                    throw new IllegalArgumentException("127.0.0." + criterion.code() + " cannot be a code");
                }
                entries.putIfAbsent(address(criterion.code()), criterion);
            }
        }
        Criterion first = lists.getFirst().criteria().getFirst();
        entries.putIfAbsent(address(ALWAYS_LISTED), first);
        return new TestEntries(entries);
    }

    private static IpAddress address(int code) {
        return IpAddress.ofIpv4(127 << 24 | code);
    }

    Optional<Criterion> find(IpAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    boolean anyIn(Prefix prefix) {
        return byAddress.keySet().stream().anyMatch(prefix::contains);
    }
}
