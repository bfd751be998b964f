package dev.recourse.hub.store;

/**
 * The SELECT of what is in force: what was copied to the tables already, and what committed blocks still have pending.
 *
 * <p>A text and not a view, because SQLite pushes neither a join nor an order into a view of several arms.
 */
final class InForce {
    private static final String LISTING = """
            SELECT 'LISTING' AS kind, r.serial AS serial, r.list AS list, r.addr AS addr, r.bits AS bits,
                   r.criterion AS criterion, r.criterion_version AS criterion_version, r.source AS source,
                   r.since AS since, r.expires_at AS expires_at, r.detail AS detail
            FROM {from} listing r
            WHERE {where} AND NOT EXISTS (
                SELECT 1 FROM pending p
                WHERE p.list = r.list AND p.source = r.source AND p.addr = r.addr AND p.bits = r.bits
                  AND p.criterion = r.criterion)
            """;

    /** A renewal keeps the public id and the beginning, which only the copied row knows. */
    private static final String PENDING_LISTING = """
            SELECT 'LISTING' AS kind, coalesce(l.serial, r.serial) AS serial, r.list AS list, r.addr AS addr,
                   r.bits AS bits, r.criterion AS criterion, r.criterion_version AS criterion_version,
                   r.source AS source, coalesce(l.since, r.since) AS since, r.expires_at AS expires_at,
                   r.detail AS detail
            FROM {from} pending r LEFT JOIN listing l
                ON r.action = 'RENEW' AND l.list = r.list AND l.addr = r.addr AND l.bits = r.bits
                   AND l.source = r.source AND l.criterion = r.criterion
            WHERE {where} AND r.action IN ('ADD', 'RENEW')
            """;

    private static final String HOLE = """
            SELECT 'HOLE', r.serial, r.list, r.addr, r.bits, '', 0, r.source, r.since, NULL, ''
            FROM {from} hole r
            WHERE {where} AND NOT EXISTS (
                SELECT 1 FROM pending p
                WHERE p.list = r.list AND p.source = r.source AND p.addr = r.addr AND p.bits = r.bits
                  AND p.action = 'UNHOLE')
            """;

    private static final String PENDING_HOLE = """
            SELECT 'HOLE', r.serial, r.list, r.addr, r.bits, '', 0, r.source, r.since, NULL, ''
            FROM {from} pending r
            WHERE {where} AND r.action = 'HOLE'
            """;

    private static final String EXEMPTION = """
            SELECT 'EXEMPTION', r.serial, r.list, r.addr, r.bits, '', 0, r.source, r.since, r.expires_at, r.detail
            FROM {from} exemption r
            WHERE {where}
            """;

    private InForce() {}

    /**
     * All kinds of rows.
     *
     * @param from what stands in front of the rows in FROM: empty, or a table and "CROSS JOIN"
     * @param where a condition on {@code r}, the rows
     */
    static String rows(String from, String where) {
        return listings(from, where) + "UNION ALL " + holes(from, where) + "UNION ALL " + arm(EXEMPTION, from, where);
    }

    /** Listings alone. */
    static String listings(String from, String where) {
        return arm(LISTING, from, where) + "UNION ALL " + pendingListings(from, where);
    }

    /** The listings that a committed block has pending. */
    static String pendingListings(String from, String where) {
        return arm(PENDING_LISTING, from, where);
    }

    /** Holes alone. */
    static String holes(String from, String where) {
        return arm(HOLE, from, where) + "UNION ALL " + arm(PENDING_HOLE, from, where);
    }

    private static String arm(String text, String from, String where) {
        return text.replace("{from}", from).replace("{where}", where);
    }
}
