package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.removal.CheckedLine.What;
import dev.recourse.core.removal.Finding;
import dev.recourse.core.removal.Findings;
import dev.recourse.core.removal.Neighbours;
import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.core.removal.RemovalRequest;
import dev.recourse.core.removal.ReverseDns;
import dev.recourse.hub.store.EvidenceReader;
import dev.recourse.hub.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at one address, at nothing twice: all cases of a request are decided by the same look. For one thread. */
final class Inspection {
    private static final String NOT_ASKED = "it was not asked for";

    private final Checks checks;
    private final Store store;
    private final RemovalNumbers numbers;
    private final IpAddress address;
    private final Instant now;
    private @Nullable Finding<ReverseDns> reverseDns;
    private @Nullable Finding<Neighbours> neighbours;

    Inspection(Checks checks, Store store, RemovalNumbers numbers, IpAddress address, Instant now) {
        this.checks = checks;
        this.store = store;
        this.numbers = numbers;
        this.address = address;
        this.now = now;
    }

    /**
     * What is to be known for a case.
     *
     * @param wanted what has to be looked at; the rest stays unknown
     */
    Findings of(long request, String list, Set<What> wanted) {
        return new Findings(
                only(wanted, What.REVERSE_DNS, this::reverseDns),
                only(wanted, What.NEIGHBOURS, this::neighbours),
                only(wanted, What.ABUSE, () -> abuse(list)),
                store.requests().granted(RemovalRequest.subject(address), list, now.minus(numbers.remembered())),
                store.requests().controls(request),
                only(wanted, What.RETEST, () -> checks.retest(address)),
                only(wanted, What.OWNER, () -> checks.owner(address)),
                checks.cloud(address));
    }

    private <T> Finding<T> only(Set<What> wanted, What what, Supplier<Finding<T>> look) {
        return wanted.contains(what) ? look.get() : new Finding.Unknown<>(NOT_ASKED, now);
    }

    private Finding<ReverseDns> reverseDns() {
        Finding<ReverseDns> found = reverseDns;
        if (found == null) {
            found = checks.reverseDns(address);
            reverseDns = found;
        }
        return found;
    }

    /** Without a name there is nothing to compare, and nobody is asked. */
    private Finding<Neighbours> neighbours() {
        Finding<Neighbours> found = neighbours;
        if (found == null) {
            found = switch (reverseDns()) {
                case Finding.Known<ReverseDns> known
                when !known.value().names().isEmpty() ->
                    checks.neighbours(address, known.value().name());
                case Finding.Known<ReverseDns> known -> new Finding.Unknown<Neighbours>("there is no name", now);
                case Finding.Unknown<ReverseDns> unknown -> new Finding.Unknown<Neighbours>(unknown.cause(), now);
            };
            neighbours = found;
        }
        return found;
    }

    /** For a relay only what came through it counts. */
    private Finding<Optional<Instant>> abuse(String list) {
        Set<EvidenceKind> kinds = list.equals("relay")
                ? Set.of(EvidenceKind.RELAY)
                : Set.of(EvidenceKind.SPAM, EvidenceKind.BURST, EvidenceKind.RELAY);
        Optional<Instant> newest = store.evidence().counts(Evidence.unitOf(address)).stream()
                .filter(count -> kinds.contains(count.kind()))
                .map(EvidenceReader.Count::newestAt)
                .max(Instant::compareTo);
        return new Finding.Known<>(newest, now);
    }
}
