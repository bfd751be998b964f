package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.hub.store.EvidenceReader;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Who was seen sending, read along with the addresses: each question must be of the same address or one above. */
final class Senders {
    private static final int PAGE = 10_000;

    private final EvidenceReader evidence;
    private final Instant since;
    private final Deque<Prefix> page = new ArrayDeque<>();
    private Optional<Prefix> last = Optional.empty();
    private boolean ended;

    Senders(EvidenceReader evidence, Instant since) {
        this.evidence = evidence;
        this.since = since;
    }

    /** Whether it was; of IPv6 its /64. */
    boolean seen(IpAddress address) {
        while (true) {
            while (!page.isEmpty() && page.element().last().compareTo(address) < 0) {
                page.remove();
            }
            if (!page.isEmpty() || ended) {
                return !page.isEmpty() && page.element().contains(address);
            }
            read();
        }
    }

    private void read() {
        List<Prefix> next = evidence.sendersIn(Prefix.ALL, since, last, PAGE);
        page.addAll(next);
        if (!next.isEmpty()) {
            last = Optional.of(next.getLast());
        }
        ended = next.size() < PAGE;
    }
}
