package dev.recourse.hub.store;

import dev.recourse.core.evidence.Evidence;
import java.time.Instant;

/**
 * Evidence in the store.
 *
 * @param receivedAt when it was taken
 */
public record KeptEvidence(Evidence evidence, Instant receivedAt) {}
