package dev.recourse.hub.feed;

import java.lang.foreign.MemorySegment;

/**
 * A snapshot for an edge.
 *
 * @param tag a name of these bytes and no others
 * @param bytes all of them; they stay the same
 */
public record OfferedSnapshot(String tag, MemorySegment bytes) {}
