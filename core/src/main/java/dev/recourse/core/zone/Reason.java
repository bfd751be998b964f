package dev.recourse.core.zone;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import dev.recourse.core.table.Verdict;
import java.util.List;

/**
 * A listing that counts, with the prefix that carries it: unlike a match, equal only to itself and not to the same listing
 * of another prefix of that length.
 */
public record Reason(Prefix prefix, Entry.Listed entry) {
    /** Why the address is listed, in the order of answers. */
    static List<Reason> of(List<Match<Entry.Listed>> counting, IpAddress address) {
        return Verdict.of(counting).matches().stream()
                .map(match -> new Reason(match.around(address), match.entry()))
                .toList();
    }
}
