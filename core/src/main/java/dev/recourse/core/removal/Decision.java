package dev.recourse.core.removal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the rules make of a case. */
public sealed interface Decision {
    /** It is granted. */
    record Granted(Grant grant) implements Decision {}

    /**
     * Something is missing.
     *
     * @param missing all of these, at least one
     * @param instead any one of these does as well; may be empty
     * @param nextTestAt when we look again by ourselves
     */
    record Waiting(List<Missing> missing, List<Missing> instead, Instant nextTestAt) implements Decision {
        public Waiting {
            missing = List.copyOf(missing);
            instead = List.copyOf(instead);
            if (missing.isEmpty()) {
                throw new IllegalArgumentException("nothing is missing: that is not waiting");
            }
        }

        /** Whose move it is: of all who can do something the sender first, who is the one in trouble. */
        public Party move() {
            return Stream.concat(missing.stream(), instead.stream())
                    .map(Missing::move)
                    .min(Party::compareTo)
                    .orElseThrow();
        }
    }

    /** It is refused, for a reason that is published for this list. */
    record Refused(PublishedReason reason) implements Decision {
        public Refused {
            reason.require(PublishedReason.Kind.REFUSAL);
        }
    }
}
