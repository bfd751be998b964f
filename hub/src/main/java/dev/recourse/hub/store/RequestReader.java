package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Control;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads requests for removal. Safe for any number of threads. */
public interface RequestReader {
    Optional<StoredRequest> request(long id);

    /** The open request for an address. */
    Optional<StoredRequest> open(IpAddress address);

    /** The requests for an address, newest first. */
    List<StoredRequest> ofAddress(IpAddress address, int limit);

    /** Requests that have a case in one of these states, newest first. */
    List<StoredRequest> inState(List<CaseState.Name> states, int limit);

    /** Who has the link whose secret has this hash. */
    Optional<Asker> byLink(LinkHash hash);

    /** Whose link that only shows this is. */
    Optional<Asker> byReadToken(String token);

    /** Everybody who asked with this request. */
    List<Asker> askers(long request);

    /** Those who asked behind that one, in order, of whom we have a mail address. */
    List<Asker> askersAfter(long id, int limit);

    Optional<StoredCase> theCase(long id);

    /** The cases that are to be looked at by then, longest due first. */
    List<StoredCase> due(Instant at, int limit);

    /** When the next case is to be looked at. */
    Optional<Instant> nextAt();

    List<StoredTransition> transitions(long request);

    /** The transitions behind that one, in order: for who tells of them. */
    List<StoredTransition> transitionsAfter(long id, int limit);

    /** How often an address of this prefix was taken off the list on request since then. */
    int granted(Prefix subject, String list, Instant since);

    /** The proofs that were given with a request. */
    List<Control> controls(long request);

    /** When the requests for addresses of this prefix were opened since then, oldest first. */
    List<Instant> openedIn(Prefix network, Instant since, int limit);

    /** When somebody asked for this address since then, oldest first. */
    List<Instant> askedFor(IpAddress address, Instant since, int limit);

    /** When somebody asked from this network since then, oldest first. */
    List<Instant> askedFrom(String network, Instant since, int limit);

    /** When somebody asked with this mail address since then, oldest first. */
    List<Instant> askedWith(String mail, Instant since, int limit);

    /** How many cases are open. */
    long openCases();

    /** How many cases are in each state, and since when the oldest is there. */
    Map<CaseState.Name, Count> counts();

    /**
     * Cases in one state.
     *
     * @param oldest since when the oldest is there
     */
    record Count(long cases, Instant oldest) {}
}
