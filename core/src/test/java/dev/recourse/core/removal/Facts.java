package dev.recourse.core.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Findings to begin a test with, and small changes of them. */
record Facts(
        Finding<ReverseDns> reverseDns,
        Finding<Neighbours> neighbours,
        Finding<Optional<Instant>> newestAbuse,
        int earlierRemovals,
        List<Control> controls,
        Finding<Retest> retest,
        Finding<OwnerPolicy> owner,
        Optional<String> cloud) {
    static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    static final IpAddress ADDRESS = IpAddress.parse("192.0.2.7");
    static final RemovalRules RULES = new RemovalRules(Published.of(RemovalNumbers.USUAL));

    /** A good name, nothing on record, nothing else known. */
    static Facts good() {
        return new Facts(
                name(PtrClass.NAMED, new Fcrdns.Confirmed(List.of("mail.example.org"))),
                known(Neighbours.DIFFER),
                known(Optional.empty()),
                0,
                List.of(),
                unknown(),
                known(OwnerPolicy.SILENT),
                Optional.empty());
    }

    /** Nothing could be found out. */
    static Facts dark() {
        return new Facts(unknown(), unknown(), unknown(), 0, List.of(), unknown(), unknown(), Optional.empty());
    }

    static <T> Finding<T> known(T value) {
        return new Finding.Known<>(value, NOW);
    }

    static <T> Finding<T> unknown() {
        return new Finding.Unknown<>("no name server answered in time", NOW);
    }

    static Finding<ReverseDns> name(PtrClass ptrClass, Fcrdns forward) {
        List<String> names = ptrClass == PtrClass.NONE ? List.of() : List.of("mail.example.org");
        return known(new ReverseDns(ptrClass, "rule@1", "It is so.", names, forward));
    }

    static Fcrdns confirmed() {
        return new Fcrdns.Confirmed(List.of("mail.example.org"));
    }

    static Fcrdns timeout() {
        return new Fcrdns.Unknown(UnknownCause.TIMEOUT);
    }

    Facts with(Finding<ReverseDns> other) {
        return new Facts(other, neighbours, newestAbuse, earlierRemovals, controls, retest, owner, cloud);
    }

    Facts withNeighbours(Finding<Neighbours> other) {
        return new Facts(reverseDns, other, newestAbuse, earlierRemovals, controls, retest, owner, cloud);
    }

    Facts abuseAgo(Duration ago) {
        return new Facts(
                reverseDns,
                neighbours,
                known(Optional.of(NOW.minus(ago))),
                earlierRemovals,
                controls,
                retest,
                owner,
                cloud);
    }

    Facts removedBefore(int times) {
        return new Facts(reverseDns, neighbours, newestAbuse, times, controls, retest, owner, cloud);
    }

    Facts proven(Proof proof, Duration firstAgo, Duration lastAgo, int times) {
        Control control = new Control(proof, NOW.minus(firstAgo), NOW.minus(lastAgo), times);
        return new Facts(reverseDns, neighbours, newestAbuse, earlierRemovals, List.of(control), retest, owner, cloud);
    }

    Facts retested(Retest result, Duration ago) {
        return new Facts(
                reverseDns,
                neighbours,
                newestAbuse,
                earlierRemovals,
                controls,
                new Finding.Known<>(result, NOW.minus(ago)),
                owner,
                cloud);
    }

    Facts ownerSays(OwnerPolicy policy) {
        return new Facts(reverseDns, neighbours, newestAbuse, earlierRemovals, controls, retest, known(policy), cloud);
    }

    Facts at(String otherCloud) {
        return new Facts(
                reverseDns, neighbours, newestAbuse, earlierRemovals, controls, retest, owner, Optional.of(otherCloud));
    }

    Findings findings() {
        return new Findings(reverseDns, neighbours, newestAbuse, earlierRemovals, controls, retest, owner, cloud);
    }

    RemovalRules.Question question(ListedFor... listings) {
        return new RemovalRules.Question(ADDRESS, List.of(listings), findings(), 0, NOW);
    }

    Decision decide(ListedFor... listings) {
        return RULES.decide(question(listings));
    }

    /** A listing that was observed ten days ago and has no end. */
    static ListedFor on(String list, String criterion) {
        return on(list, criterion, Duration.ofDays(10));
    }

    static ListedFor on(String list, String criterion, Duration observedAgo) {
        return new ListedFor(list, criterion, Prefix.of(ADDRESS), NOW.minus(observedAgo), Optional.empty());
    }
}
