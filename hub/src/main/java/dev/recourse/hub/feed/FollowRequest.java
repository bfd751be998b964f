package dev.recourse.hub.feed;

import dev.recourse.core.feed.Session;

/**
 * An edge that wants to follow.
 *
 * @param name whose token it has
 * @param address from where it came
 * @param session the connection's name, which the edge made
 * @param epoch of its position
 * @param after the serial that it has
 * @param changedAt the time of the entry of that serial, in seconds since 1970: the same serial with another time is another
 *     entry, of another life of this store
 * @param policy the digest of what is published beside the entries, as it knows it
 */
public record FollowRequest(
        String name, String address, Session session, long epoch, long after, long changedAt, long policy) {}
