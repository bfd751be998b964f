package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.evidence.Judgement;
import java.util.List;

/**
 * What a rule said of a unit, and what follows.
 *
 * @param changes of the listings; those that change nothing write nothing
 */
public record Ruling(EvidenceRule rule, Prefix unit, Judgement judgement, List<Change> changes) {
    public Ruling {
        changes = List.copyOf(changes);
    }
}
