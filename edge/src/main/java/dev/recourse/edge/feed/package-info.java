/**
 * Follows a hub: takes its snapshot, then its journal entry by entry, and goes on answering from what it has when the hub is
 * gone.
 *
 * <p>Read {@link dev.recourse.edge.feed.Follower} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.edge.feed;
