package dev.recourse.hub.store;

import java.time.Instant;
import java.util.Optional;

/** Writes the mails that we send; the one writer of their table. Every method returns when what it did is durable. */
public interface OutboxWriter {

    /**
     * Queues a mail, to be tried at once.
     *
     * @return whether it is new: what has the same key is queued already and stays as it is
     */
    boolean queue(NewMail mail);

    /** A mail to be queued; see {@link OutgoingMail}. */
    record NewMail(String key, String token, Instant at, String recipient, String subject, String body) {}

    /** Notes how far requests for removal were followed. */
    void followed(NoticePosition position);

    /** It is about to be handed over: from here to the next note a crash leaves open whether it was. */
    void sending(long id);

    /** It was not taken this time. */
    void later(long id, Instant nextAt, String failure);

    /** It has come to an end. */
    void end(long id, OutgoingMail.State state, Instant at, String failure);

    /**
     * A mail came back.
     *
     * @param token what only who received the mail, or bounced it, can know
     * @return the mail; empty where there is none with that token that was taken
     */
    Optional<OutgoingMail> bounced(String token, Instant at, String failure);

    /** Tries a mail again that has ended without being taken; says whether there is one. */
    boolean retry(long id, Instant at);

    /** Erases recipient, subject and body of what ended before that; returns of how many. */
    int erase(Instant endedBefore, int limit);
}
