package dev.recourse.core.table;

import dev.recourse.core.list.Criterion;

/** What one prefix carries: a listing, a hole in a source, or an exemption. As much of it as answers need. */
public sealed interface Entry {
    /** In place of an expiry: never. */
    long NEVER = Long.MAX_VALUE;

    /** The index of the list among all lists, 0 to 62. */
    int list();

    /** When it ends by itself, in seconds since 1970; {@link #NEVER} if it does not. */
    long expiresAt();

    /** Whether it still counts at that second. */
    default boolean liveAt(long now) {
        return now < expiresAt();
    }

    /** Whether the other entry, on the same prefix, is the same thing: putting it replaces this one. */
    boolean sameKey(Entry other);

    /** A listing. */
    record Listed(int list, Criterion criterion, String source, long expiresAt) implements Entry {
        @Override
        public boolean sameKey(Entry other) {
            return other instanceof Listed o
                    && o.list == list
                    && o.source.equals(source)
                    && o.criterion.id().equals(criterion.id());
        }
    }

    /** An imported "!" entry: its source does not list this prefix. */
    record Hole(int list, String source) implements Entry {
        @Override
        public long expiresAt() {
            return NEVER;
        }

        @Override
        public boolean sameKey(Entry other) {
            return other instanceof Hole o && o.list == list && o.source.equals(source);
        }
    }

    /** An exemption: the list does not list this prefix, whatever else says so. */
    record Exempt(int list, long expiresAt) implements Entry {
        @Override
        public boolean sameKey(Entry other) {
            return other instanceof Exempt o && o.list == list;
        }
    }
}
