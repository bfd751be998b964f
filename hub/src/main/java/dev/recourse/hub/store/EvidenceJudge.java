package dev.recourse.hub.store;

import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.evidence.Standing;
import java.time.Instant;

/**
 * Says what evidence does to listings. It is asked in the writer's transaction, perhaps more than once: it looks at nothing
 * but its arguments and changes nothing.
 */
@FunctionalInterface
public interface EvidenceJudge {
    Ruling rule(EvidenceRule rule, Standing standing, Instant at);
}
