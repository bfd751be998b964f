package dev.recourse.core.listing;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;
import java.time.Instant;
import java.util.Optional;

/**
 * One prefix on one list for one criterion from one source.
 *
 * <p>Built only through {@link #of}, which refuses a criterion that is not valid for the list and all space that may
 * never be listed.
 */
public final class Listing {
    /** The longest {@link #detail}, in characters. */
    public static final int DETAIL_MAX = 200;

    /** The longest source name, in characters. */
    public static final int SOURCE_MAX = 64;

    private final Criterion criterion;
    private final Prefix prefix;
    private final String source;
    private final Optional<Instant> expiresAt;
    private final String detail;

    private Listing(Criterion criterion, Prefix prefix, String source, Optional<Instant> expiresAt, String detail) {
        this.criterion = criterion;
        this.prefix = prefix;
        this.source = source;
        this.expiresAt = expiresAt;
        this.detail = detail;
    }

    /**
     * A listing that the rules permit.
     *
     * @param expiresAt empty: while it is true
     * @param detail what was found, shown on the page; may be empty; no secrets, no personal data
     * @throws RefusedException when a rule forbids it
     */
    public static Listing of(
            ListingRules rules,
            Criterion criterion,
            Prefix prefix,
            String source,
            Optional<Instant> expiresAt,
            String detail) {
        if (!rules.criterion(criterion.list(), criterion.id()).equals(criterion)) {
            throw new RefusedException("criterion " + criterion.reference() + " is not the published one");
        }
        rules.check(prefix);
        requireSource(source);
        if (detail.length() > DETAIL_MAX) {
            throw new RefusedException("the detail is longer than " + DETAIL_MAX + " characters");
        }
        return new Listing(criterion, prefix, source, expiresAt, detail);
    }

    /** As {@link #requireSourceName}, and {@code name@version}, which only the program itself gives. */
    private static void requireSource(String source) {
        int at = source.indexOf('@');
        requireSourceName(at < 0 ? source : source.substring(0, at));
        if (at >= 0) {
            requireSourceName(source.substring(at + 1));
        }
        if (source.length() > SOURCE_MAX) {
            throw new RefusedException("the source '" + source + "' is longer than " + SOURCE_MAX + " characters");
        }
    }

    /** @throws RefusedException when the name is not 1 to 64 letters, digits, '.', '_' or '-' */
    public static void requireSourceName(String source) {
        if (!source.matches("[A-Za-z0-9][A-Za-z0-9._-]{0," + (SOURCE_MAX - 1) + "}")) {
            throw new RefusedException("'" + source + "' is not a source name: 1 to " + SOURCE_MAX
                    + " letters, digits, '.', '_' or '-', beginning with a letter or digit");
        }
    }

    /** The name of the list. */
    public String list() {
        return criterion.list();
    }

    public Criterion criterion() {
        return criterion;
    }

    public Prefix prefix() {
        return prefix;
    }

    /** Who or what brought it. */
    public String source() {
        return source;
    }

    /** When it ends by itself; empty: while it is true. */
    public Optional<Instant> expiresAt() {
        return expiresAt;
    }

    /** What was found, for the page; may be empty. */
    public String detail() {
        return detail;
    }

    @Override
    public String toString() {
        return prefix + " on " + list() + " for " + criterion.reference() + " from " + source;
    }
}
