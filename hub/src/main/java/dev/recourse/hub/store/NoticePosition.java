package dev.recourse.hub.store;

/**
 * How far requests for removal were followed by the mails about them.
 *
 * @param transition the last transition that was looked at, 0 for none
 * @param asker the last asker that was looked at, 0 for none
 */
public record NoticePosition(long transition, long asker) {
    /** Nothing was looked at. */
    public static final NoticePosition START = new NoticePosition(0, 0);
}
