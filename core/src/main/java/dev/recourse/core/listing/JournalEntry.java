package dev.recourse.core.listing;

import dev.recourse.core.address.Prefix;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of what is answered; one row of the journal. It is public: no names, mail addresses or trap data.
 *
 * @param serial its position: gapless, in commit order, from 1
 * @param at when; never before that of the entry in front
 * @param action what it does
 * @param list the list
 * @param prefix what it is about
 * @param criterion {@code id@version}; empty for holes and exemptions
 * @param source who or what brought it
 * @param expiresAt when the listing ends by itself, or the exemption is reviewed
 * @param actor the class of who caused it
 * @param detail what was found, or the cause of the exemption; may be empty
 */
public record JournalEntry(
        long serial,
        Instant at,
        Action action,
        String list,
        Prefix prefix,
        Optional<String> criterion,
        String source,
        Optional<Instant> expiresAt,
        Actor actor,
        String detail) {}
