package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The entries by which clients see that a zone works (RFC 5782 5): 127.0.0.N for each code N, 127.0.0.2 always and
 * 127.0.0.1 never. They come from the codes alone: no table, import or removal can take them away, and no table is asked
 * about 127.0.0.0/8. The one exception are lists made from a file that has entries there: the file is then believed.
 *
 * @param byAddress what each test address is listed for
 * @param yieldToFile whether the zone's lists are made from files
 */
record TestEntries(Map<IpAddress, Test> byAddress, boolean yieldToFile) {
    /** All that is loopback. */
    static final Prefix SPACE = Prefix.parse("127.0.0.0/8");

    private static final int ALWAYS_LISTED = 2;

    /**
     * What a test address is listed for.
     *
     * @param list the index of the criterion's list
     */
    record Test(int list, Criterion criterion) {}

    TestEntries {
        byAddress = Map.copyOf(byAddress);
    }

    static TestEntries of(Catalogue catalogue, List<BlockList> lists) {
        Map<IpAddress, Test> entries = new TreeMap<>();
        boolean fromFile = false;
        for (BlockList list : lists) {
            int index = catalogue.lists().indexOf(list);
            for (Criterion criterion : list.criteria()) {
                fromFile |= criterion.wording() == Criterion.Wording.TEMPLATE;
                if (criterion.address() == (127 << 24 | criterion.code()) && criterion.code() >= ALWAYS_LISTED) {
                    entries.putIfAbsent(address(criterion.code()), new Test(index, criterion));
                }
            }
            if (!list.criteria().isEmpty()) {
                Test first = new Test(index, list.criteria().getFirst());
                entries.putIfAbsent(address(ALWAYS_LISTED), first);
            }
        }
        return new TestEntries(entries, fromFile);
    }

    private static IpAddress address(int code) {
        return IpAddress.ofIpv4(127 << 24 | code);
    }

    Optional<Test> find(IpAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    boolean anyIn(Prefix prefix) {
        return byAddress.keySet().stream().anyMatch(prefix::contains);
    }
}
