package dev.recourse.hub.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the mails that we send. */
public interface OutboxReader {

    /** What is to be tried at that time, the longest due first; what was being handed over at a crash as well. */
    List<OutgoingMail> due(Instant now, int limit);

    /** When the next mail is due; empty where none is under way. */
    Optional<Instant> nextAt();

    /** The mail of that number. */
    Optional<OutgoingMail> mail(long id);

    /** The mail with that key. */
    Optional<OutgoingMail> withKey(String key);

    /** The newest of the mails whose keys begin so. */
    Optional<OutgoingMail> newestOf(String keyPrefix);

    /** How far requests for removal were followed. */
    NoticePosition noticePosition();

    /** The last mails, the newest first. */
    List<OutgoingMail> latest(int limit);

    /** How many mails are in each state; a state without mails is left out. */
    Map<OutgoingMail.State, Long> counts();
}
