package dev.recourse.edge.client;

import dev.recourse.core.address.IpAddress;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** How many queries a client may ask, over any transport. */
public final class Quota {
    /** As many as it likes. */
    public static final Quota NONE = new Quota(Optional.empty(), PrefixLengths.SINGLE, AddressSet.ALL, 0);

    private final Optional<RateTable> table;
    private final PrefixLengths client;
    private final AddressSet exempt;
    private final long salt;

    private Quota(Optional<RateTable> table, PrefixLengths client, AddressSet exempt, long salt) {
        this.table = table;
        this.client = client;
        this.exempt = exempt;
        this.salt = salt;
    }

    /**
     * So many.
     *
     * @param client what counts as one client
     * @param exempt who may ask as much as they like
     * @param forgotten counts clients that lost their place to others
     * @param salt random, so that nobody can choose addresses that share a place
     */
    public static Quota of(Rate rate, PrefixLengths client, AddressSet exempt, LongAdder forgotten, long salt) {
        return new Quota(Optional.of(new RateTable(rate, RateTable.CLIENTS, forgotten)), client, exempt, salt);
    }

    /** Counts the query and says whether it may be answered. */
    public boolean admits(IpAddress address, long nowMillis) {
        return table.isEmpty()
                || exempt.contains(address)
                || table.get().take(client.key(address, salt), nowMillis) == RateTable.Taken.WITHIN;
    }

    /** How many clients are counted at this moment. */
    public long counted(long nowMillis) {
        return table.map(t -> t.used(nowMillis)).orElse(0);
    }

    /** How many can be; 0 where nobody is counted. */
    public long countedAtMost() {
        return table.map(RateTable::clients).orElse(0);
    }
}
