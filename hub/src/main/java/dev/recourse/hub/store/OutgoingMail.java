package dev.recourse.hub.store;

import java.time.Instant;

/**
 * A mail of ours, and how far it is.
 *
 * @param id its place in the order of queueing
 * @param key what it is about; two mails never have the same
 * @param token what the recipient alone knows of it: in the Message-ID and in the envelope sender
 * @param recipient the mail address; empty after it was erased, as subject and body
 * @param attempts how often it was handed over, or was about to be
 * @param nextAt when it is to be tried next, while it is under way
 * @param failure what the last attempt met, as the other server said it; empty where nothing failed
 */
public record OutgoingMail(
        long id,
        String key,
        String token,
        Instant createdAt,
        String recipient,
        String subject,
        String body,
        State state,
        int attempts,
        Instant nextAt,
        String failure) {

    /** How far a mail is. */
    public enum State {
        /** Waits for its first or next attempt. */
        QUEUED,
        /** Being handed over; after a crash, perhaps handed over. */
        SENDING,
        /** Our mail server took it. */
        SENT,
        /** Our mail server refused it for good. */
        REFUSED,
        /** Tried for days, never taken. */
        GIVEN_UP,
        /** Taken, and came back. */
        BOUNCED;

        /** Whether nothing more is done. */
        public boolean isOver() {
            return switch (this) {
                case QUEUED, SENDING -> false;
                case SENT, REFUSED, GIVEN_UP, BOUNCED -> true;
            };
        }
    }
}
