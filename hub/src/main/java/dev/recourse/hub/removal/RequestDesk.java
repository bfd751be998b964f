package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Condition;
import dev.recourse.core.removal.Decision;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.Ground;
import dev.recourse.core.removal.Published;
import dev.recourse.core.removal.PublishedReason;
import dev.recourse.hub.store.RequestReader;
import dev.recourse.hub.store.StoredCase;
import dev.recourse.hub.store.StoredRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the person who runs the list sees and decides. */
public final class RequestDesk {
    private final RemovalService.Parts parts;
    private final CaseWork work;
    private final RequestViews views;
    private final InstantSource clock;

    RequestDesk(RemovalService.Parts parts, CaseWork work, RequestViews views, InstantSource clock) {
        this.parts = parts;
        this.work = work;
        this.views = views;
        this.clock = clock;
    }

    /** Requests with a case in one of these states, newest first; at the most 1,000. */
    public List<RequestView> inState(List<CaseState.Name> states, int limit) {
        return requests().inState(states, limit).stream().map(views::view).toList();
    }

    /** The requests for an address, newest first. */
    public List<RequestView> ofAddress(IpAddress address, int limit) {
        return requests().ofAddress(address, limit).stream().map(views::view).toList();
    }

    public Optional<RequestView> request(long id) {
        return requests().request(id).map(views::view);
    }

    /** How many cases are in each state, and since when the oldest is. */
    public Map<CaseState.Name, RequestReader.Count> counts() {
        return requests().counts();
    }

    /** Grants the newest case of the list in that request. */
    public Decided grant(long request, String list) {
        return decide(request, list, new Decision.Granted(grantFor(list)));
    }

    /**
     * Refuses it, or upholds the refusal that is appealed against.
     *
     * @param key a published reason
     */
    public Decided refuse(long request, String list, String key) {
        Optional<PublishedReason> reason =
                Published.reason(key).filter(r -> r.kind() == PublishedReason.Kind.REFUSAL && r.isFor(list));
        return reason.isEmpty()
                ? new Decided.NotPossible("'" + key + "' is no published reason to refuse a removal from " + list
                        + " (published are: " + reasons(list) + ")")
                : decide(request, list, new Decision.Refused(reason.get()));
    }

    private static String reasons(String list) {
        return Published.reasons().stream()
                .filter(r -> r.kind() == PublishedReason.Kind.REFUSAL && r.isFor(list))
                .map(PublishedReason::key)
                .collect(Collectors.joining(", "));
    }

    /** What is listed while something is true is exempt; what was seen once ends. */
    private Grant grantFor(String list) {
        Instant reviewAt = clock.instant().plus(parts.published().numbers().review());
        boolean whileTrue = parts.published().conditions(list).stream()
                .map(Condition::way)
                .anyMatch(way -> switch (way) {
                    case OWNER, OWN_NAME, OWN_NAME_OR_PROOF -> true;
                    case QUIET, BURST, RETEST, WITHDRAWAL, OWNER_WITHDRAWAL -> false;
                });
        return whileTrue
                ? new Grant.Exemption(Ground.OPERATOR, reviewAt)
                : new Grant.Removal(Ground.OPERATOR, reviewAt);
    }

    private Decided decide(long id, String list, Decision decision) {
        Optional<StoredRequest> request = requests().request(id);
        if (request.isEmpty()) {
            return new Decided.NotPossible("there is no request " + id);
        }
        Optional<StoredCase> found = request.get().cases().reversed().stream()
                .filter(c -> c.current().list().equals(list))
                .findFirst();
        if (found.isEmpty()) {
            return new Decided.NotPossible("request " + id + " is not about the list '" + list + "'");
        }
        return work.decide(found.get(), decision, clock.instant())
                .map(written -> written
                        ? new Decided.Done(views.view(requests().request(id).orElseThrow()))
                        : new Decided.NotPossible("the case has changed in this moment: look at it again"))
                .orElseGet(() -> new Decided.NotPossible(
                        notPossible(found.get().current().state())));
    }

    private static String notPossible(CaseState state) {
        return switch (state.name()) {
            case RECEIVED, CHECKED -> "it is being checked: look again in a moment";
            case REFUSED ->
                "it is refused, and who asked has not appealed; 'recourse list remove' takes an address off in any case";
            case GRANTED -> "it is granted already; 'recourse list unexempt' takes an exemption back";
            case UPHELD, EXPIRED -> "it has ended; 'recourse list remove' takes an address off in any case";
            case WAITING, APPEALED -> "a case that waits, or is appealed, is granted or refused";
        };
    }

    private RequestReader requests() {
        return parts.store().requests();
    }
}
