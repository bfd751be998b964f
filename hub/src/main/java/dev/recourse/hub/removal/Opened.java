package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.SpecialPurpose;
import java.time.Instant;

/** What became of asking. */
public sealed interface Opened {
    /**
     * There is a request, checked already where that was possible at once.
     *
     * @param token the secret of the asker's own link; never to be had again
     * @param joined whether somebody had asked for the address before, and this goes on with it
     */
    record Request(String token, RequestView view, boolean joined) implements Opened {}

    /** It is on no list that it could be taken off. */
    record NotListed(IpAddress address) implements Opened {}

    /** No list may hold it. */
    record NeverListed(IpAddress address, SpecialPurpose special) implements Opened {}

    /** What was typed as a mail address is none. */
    record BadMail(String sentence) implements Opened {}

    /**
     * Too many ask.
     *
     * @param limit which of the published limits
     * @param retryAt when it will be taken
     */
    record TooMany(Limit limit, Instant retryAt) implements Opened {}
}
