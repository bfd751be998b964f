package dev.recourse.hub.report;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import java.time.Instant;

/** A listing that covers the address and does not count, and why. */
public record SilencedEntry(
        BlockList list, Criterion criterion, Prefix prefix, String source, Instant since, long id, Cause cause) {

    /** What hides it. */
    public sealed interface Cause {
        /** What carries the exemption or the hole. */
        Prefix prefix();

        /** Why, in words. */
        String words();
    }

    /** An exemption of the whole list. */
    public record Exempted(Prefix prefix, String because) implements Cause {
        @Override
        public String words() {
            return "an exemption of " + prefix + (because.isEmpty() ? "" : ": " + because);
        }
    }

    /** The source itself leaves the prefix out. */
    public record LeftOut(Prefix prefix) implements Cause {
        @Override
        public String words() {
            return "the source itself leaves " + prefix + " out";
        }
    }
}
