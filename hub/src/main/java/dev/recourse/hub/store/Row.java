package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import java.time.Instant;
import java.util.Optional;

/**
 * One row in force: a listing, a hole or an exemption.
 *
 * @param kind which of the three
 * @param serial the journal position of its ADD, HOLE or EXEMPT: its public id
 * @param criterion {@code id@version}; empty for holes and exemptions
 * @param source who brought it; for an exemption the source of the exemption
 * @param detail what was found, or the cause of the exemption
 */
public record Row(
        Kind kind,
        long serial,
        String list,
        Prefix prefix,
        Optional<String> criterion,
        String source,
        Instant since,
        Optional<Instant> expiresAt,
        String detail) {
    /** What a row is. */
    public enum Kind {
        LISTING,
        HOLE,
        EXEMPTION
    }
}
