package dev.recourse.edge.answer;

import dev.recourse.core.dns.DomainName;

/** The SOA serial of each zone. */
@FunctionalInterface
public interface SoaSerials {
    /** The serial of that zone of ours, of which the low 32 bits count. */
    long of(DomainName origin);
}
