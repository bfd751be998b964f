package dev.recourse.core.evidence;

import java.time.Instant;

/** What a rule looks at of one piece of evidence. */
public record Sighting(String source, Instant seenAt) {}
