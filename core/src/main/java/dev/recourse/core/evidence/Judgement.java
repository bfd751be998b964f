package dev.recourse.core.evidence;

import dev.recourse.core.listing.NeverList;
import java.time.Instant;

/** What a rule says of a unit. */
public sealed interface Judgement {
    /** It is listed until then, whether it was before or not. */
    record Listed(Instant until) implements Judgement {}

    /**
     * This is not enough to list it.
     *
     * @param times how often it was seen within the rule's window
     * @param sources by how many
     */
    record NotListed(int times, int sources) implements Judgement {}

    /** An entry of the operator's never-list keeps it from being listed by a rule. */
    record NeverListed(NeverList.Entry entry) implements Judgement {}
}
