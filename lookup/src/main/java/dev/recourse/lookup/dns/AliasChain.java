package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;

/** The aliases followed so far (RFC 2317 makes one or two of them normal), bounded and without loops. */
final class AliasChain {
    /** As many as BIND follows is 16; nobody needs more than three. */
    static final int MOST = 8;

    private final List<Name> names = new ArrayList<>();
    private final List<Name> targets = new ArrayList<>();
    private long ttl = Integer.MAX_VALUE;

    AliasChain(Name first) {
        names.add(first);
    }

    /** Why the alias cannot be followed; empty: it can, and {@link #last} is its target. */
    Optional<UnknownCause> follow(Reading.Alias alias) {
        if (names.contains(alias.target())) {
            return Optional.of(UnknownCause.LOOP);
        }
        if (targets.size() == MOST) {
            return Optional.of(UnknownCause.TOO_LONG);
        }
        names.add(alias.target());
        targets.add(alias.target());
        ttl = Math.min(ttl, alias.ttl());
        return Optional.empty();
    }

    /** The name to ask for now. */
    Name last() {
        return names.getLast();
    }

    RecordsAnswer found(Reading.Found found) {
        return new RecordsAnswer.Found(found.records(), Math.min(ttl, found.ttl()), List.copyOf(targets));
    }

    RecordsAnswer absent(Reading.Absent absent) {
        return new RecordsAnswer.Absent(Math.min(ttl, absent.ttl()), absent.nameExists(), absent.zone());
    }
}
