/**
 * What a hub tells its edges after the snapshot: frames of journal entries, as bytes. The bytes are described in
 * docs/formats/feed.md. Read {@link dev.recourse.core.feed.Frame} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.core.feed;
