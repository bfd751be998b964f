package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.removal.RemovalRequest;
import dev.recourse.hub.store.RequestReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts who asks, in the store, so that a restart forgets nobody. */
record Admission(RequestReader requests, RemovalLimits limits) {
    private static final int IPV4_BITS = 96 + 24;
    private static final int IPV6_BITS = 48;

    /** Which limit stands against it; empty where it may be asked. */
    Optional<Opened.TooMany> refusal(Ask ask, Optional<String> mail, boolean joins, Instant now) {
        Instant since = now.minus(RemovalLimits.WINDOW);
        return tooManyForAddress(ask, since)
                .or(() -> joins ? Optional.empty() : tooManyInNetwork(ask, since))
                .or(() -> ask.from().flatMap(from -> tooManyFrom(from, since)))
                .or(() -> mail.flatMap(m -> tooManyWith(m, since)))
                .or(() -> joins ? Optional.empty() : tooManyOfAll(now));
    }

    private Optional<Opened.TooMany> tooManyOfAll(Instant now) {
        return requests.openCases() < RemovalLimits.OPEN_CASES
                ? Optional.empty()
                : Optional.of(new Opened.TooMany(Limit.ALL, now.plus(RemovalLimits.LATER)));
    }

    /** Who speaks from the address is never kept from it by strangers who ask for it. */
    private Optional<Opened.TooMany> tooManyForAddress(Ask ask, Instant since) {
        Prefix subject = RemovalRequest.subject(ask.address());
        if (ask.from().filter(subject::contains).isPresent()) {
            return Optional.empty();
        }
        return over(Limit.ADDRESS, limits.perAddress(), requests.askedFor(ask.address(), since, limits.perAddress()));
    }

    private Optional<Opened.TooMany> tooManyInNetwork(Ask ask, Instant since) {
        return over(
                Limit.NETWORK,
                limits.perNetwork(),
                requests.openedIn(network(ask.address()), since, limits.perNetwork()));
    }

    private Optional<Opened.TooMany> tooManyFrom(IpAddress from, Instant since) {
        return over(
                Limit.ASKER, limits.perAsker(), requests.askedFrom(network(from).toString(), since, limits.perAsker()));
    }

    private Optional<Opened.TooMany> tooManyWith(String mail, Instant since) {
        return over(Limit.MAILBOX, limits.perMailbox(), requests.askedWith(mail, since, limits.perMailbox()));
    }

    /** The oldest of a full window makes room when it leaves. */
    private static Optional<Opened.TooMany> over(Limit limit, int most, List<Instant> times) {
        return times.size() < most
                ? Optional.empty()
                : Optional.of(new Opened.TooMany(limit, times.getFirst().plus(RemovalLimits.WINDOW)));
    }

    static Prefix network(IpAddress address) {
        return Prefix.around(address, address.isIpv4() ? IPV4_BITS : IPV6_BITS);
    }
}
