/**
 * What edges on other machines are told: the snapshot, then signed frames of the journal behind it. Knows no web; {@code
 * hub.api} brings the bytes to the wire.
 *
 * <p>Read {@link dev.recourse.hub.feed.Feed} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.feed;
