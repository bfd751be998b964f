package dev.recourse.core.removal;

import dev.recourse.core.address.Prefix;
import java.time.Instant;
import java.util.Optional;

/**
 * One listing that a case is about.
 *
 * @param criterion the criterion's id
 * @param prefix the prefix that is listed: the address, or a range around it
 * @param observedAt when what it rests on was last observed, as far as the listing itself says
 * @param expiresAt when it ends by itself; empty: while it is true
 */
public record ListedFor(
        String list, String criterion, Prefix prefix, Instant observedAt, Optional<Instant> expiresAt) {}
