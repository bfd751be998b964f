package dev.recourse.edge.client;

import dev.recourse.core.address.IpAddress;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How many UDP replies of a kind go to a network, so that whoever forges addresses cannot have us flood it. Never by name:
 * to ask for many names that are not there is what clients of a list do all day.
 */
public final class ReplyLimit {
    /** No limit. */
    public static final ReplyLimit NONE = new ReplyLimit(Optional.empty(), Optional.empty(), AddressSet.ALL, 0);

    /** The kinds of replies, each with its own bucket for a network. */
    public enum Kind {
        LISTED(1),
        NOT_LISTED(2),
        ERROR(3);

        /** Keeps the buckets of a network apart. */
        private final int salt;

        Kind(int salt) {
            this.salt = salt;
        }
    }

    /** What becomes of a reply. */
    public enum Permit {
        SEND,
        /** Send a short one that makes a real client come by TCP, or with its cookie. */
        SLIP,
        DROP
    }

    private final Optional<RateTable> replies;
    private final Optional<RateTable> notListed;
    private final AddressSet exempt;
    private final long salt;

    private ReplyLimit(Optional<RateTable> replies, Optional<RateTable> notListed, AddressSet exempt, long salt) {
        this.replies = replies;
        this.notListed = notListed;
        this.exempt = exempt;
        this.salt = salt;
    }

    /**
     * These limits.
     *
     * @param replies of the kinds LISTED and ERROR, for each
     * @param notListed of the kind NOT_LISTED
     * @param exempt who is sent everything
     * @param forgotten counts networks that lost their place to others
     * @param salt random, so that nobody can choose addresses that share a place
     */
    public static ReplyLimit of(
            Optional<Rate> replies, Optional<Rate> notListed, AddressSet exempt, LongAdder forgotten, long salt) {
        return new ReplyLimit(
                replies.map(rate -> new RateTable(rate, RateTable.CLIENTS, forgotten)),
                notListed.map(rate -> new RateTable(rate, RateTable.CLIENTS, forgotten)),
                exempt,
                salt);
    }

    /** Counts the reply and says what becomes of it. */
    public Permit permit(Kind kind, IpAddress client, long nowMillis) {
        Optional<RateTable> table = switch (kind) {
            case LISTED, ERROR -> replies;
            case NOT_LISTED -> notListed;
        };
        if (table.isEmpty() || exempt.contains(client)) {
            return Permit.SEND;
        }
        long key = PrefixLengths.NETWORK.key(client, salt + kind.salt);
        return switch (table.get().take(key, nowMillis)) {
            case WITHIN -> Permit.SEND;
            case OVER -> Permit.DROP;
            case OVER_AGAIN -> Permit.SLIP;
        };
    }

    /** How many networks are counted at this moment, once for each kind. */
    public long counted(long nowMillis) {
        return tables().mapToLong(table -> table.used(nowMillis)).sum();
    }

    /** How many can be; 0 where none is counted. */
    public long countedAtMost() {
        return tables().mapToLong(RateTable::clients).sum();
    }

    private Stream<RateTable> tables() {
        return Stream.of(replies, notListed).flatMap(Optional::stream);
    }
}
