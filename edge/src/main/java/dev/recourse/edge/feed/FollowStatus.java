package dev.recourse.edge.feed;

/**
 * How an edge stands with its hub.
 *
 * @param connected whether changes come
 * @param epoch of what is answered
 * @param serial up to which journal entry
 * @param journal how far the hub's journal went when it last spoke
 * @param currentAt when what is answered was last known to be all that there is, in seconds since 1970
 */
public record FollowStatus(boolean connected, long epoch, long serial, long journal, long currentAt) {
    static final FollowStatus BEGINNING = new FollowStatus(false, 0, 0, 0, 0);
}
