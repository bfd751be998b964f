package dev.recourse.hub.store;

/** How many rows a source has in force on a list. */
public record SourceCount(String list, String source, long listings, long holes) {}
