package dev.recourse.core.table;

import dev.recourse.core.list.Criterion;

/** What one prefix carries: a listing, a hole in a source, or an exemption. */
public sealed interface Entry {
    /** In place of an expiry: never. */
    long NEVER = Long.MAX_VALUE;

    /** The index of the list in the catalogue, 0 to 62. */
    int list();

    /** The journal position that began it: its public id. */
    long serial();

    /** When it ends by itself, in seconds since 1970; {@link #NEVER} if it does not. */
    long expiresAt();

    /** Whether it still counts at that second. */
    default boolean liveAt(long now) {
        return now < expiresAt();
    }

    /** Whether the other entry, on the same prefix, is the same thing: putting it replaces this one. */
    boolean sameKey(Entry other);

    /**
     * A listing.
     *
     * @param listedAt when it began, in seconds since 1970
     * @param detail what was found; may be empty
     */
    record Listed(
            int list, Criterion criterion, String source, long serial, long listedAt, long expiresAt, String detail)
            implements Entry {
        @Override
        public boolean sameKey(Entry other) {
            return other instanceof Listed o
                    && o.list == list
                    && o.source.equals(source)
                    && o.criterion.id().equals(criterion.id());
        }
    }

    /** An imported "!" entry: its source does not list this prefix. */
    record Hole(int list, String source, long serial) implements Entry {
        @Override
        public long expiresAt() {
            return NEVER;
        }

        @Override
        public boolean sameKey(Entry other) {
            return other instanceof Hole o && o.list == list && o.source.equals(source);
        }
    }

    /**
     * An exemption: the list does not list this prefix, whatever else says so.
     *
     * @param exemptAt when it began, in seconds since 1970
     * @param cause why, for people
     */
    record Exempt(int list, long serial, long exemptAt, long expiresAt, String cause) implements Entry {
        @Override
        public boolean sameKey(Entry other) {
            return other instanceof Exempt o && o.list == list;
        }
    }
}
