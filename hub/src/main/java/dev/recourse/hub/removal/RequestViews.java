package dev.recourse.hub.removal;

import dev.recourse.core.list.Authority;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.removal.Case;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Condition;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.Ground;
import dev.recourse.core.removal.Missing;
import dev.recourse.core.removal.Party;
import dev.recourse.core.removal.Published;
import dev.recourse.core.removal.PublishedReason;
import dev.recourse.hub.removal.RequestView.CaseView;
import dev.recourse.hub.removal.RequestView.GrantView;
import dev.recourse.hub.removal.RequestView.MissingView;
import dev.recourse.hub.removal.RequestView.ReasonView;
import dev.recourse.hub.store.Asker;
import dev.recourse.hub.store.OutboxReader;
import dev.recourse.hub.store.RequestReader;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.StoredCase;
import dev.recourse.hub.store.StoredRequest;
import dev.recourse.hub.store.StoredTransition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes what is shown of a request. */
final class RequestViews {
    /** The first answer of a person is due in two days (RFC 6471 2.2.3); at the most it takes {@link #AT_MOST}. */
    static final Duration ANSWER = Duration.ofDays(2);

    static final Duration AT_MOST = Duration.ofDays(7);

    private final RequestReader requests;
    private final OutboxReader outbox;
    private final Catalogue catalogue;
    private final Published published;
    private final String webUrl;

    RequestViews(Store store, Catalogue catalogue, Published published, String webUrl) {
        this.requests = store.requests();
        this.outbox = store.outbox();
        this.catalogue = catalogue;
        this.published = published;
        this.webUrl = webUrl;
    }

    /**
     * What the holder of a link sees.
     *
     * @param mayAct whether it is the asker's own link
     */
    RequestView view(StoredRequest request, Asker asker, boolean mayAct) {
        // What the other server said may name the mail address: it is for the asker alone, not for a support ticket.
        Optional<String> trouble = mayAct ? mailTrouble(asker) : Optional.empty();
        return view(request, readUrl(asker), mayAct, asker.mail().isPresent(), trouble);
    }

    static String mailKeys(Asker asker) {
        return "removal:asker:" + asker.id() + ":";
    }

    private Optional<String> mailTrouble(Asker asker) {
        return outbox.newestOf(mailKeys(asker)).flatMap(mail -> switch (mail.state()) {
            case QUEUED, SENDING, SENT -> Optional.<String>empty();
            case REFUSED, GIVEN_UP -> Optional.of(trouble("could not be delivered", mail.failure()));
            case BOUNCED -> Optional.of(trouble("came back", mail.failure()));
        });
    }

    private static String trouble(String what, String failure) {
        return "Our last mail to you " + what + " (" + failure + "). Keep the link of this page: it shows the same as"
                + " the mails, and everything goes on without them.";
    }

    /** What a person who runs the list sees. */
    RequestView view(StoredRequest request) {
        return view(request, "", false, false, Optional.empty());
    }

    private RequestView view(
            StoredRequest request, String readUrl, boolean mayAct, boolean mail, Optional<String> mailTrouble) {
        return new RequestView(
                request.id(),
                request.address(),
                request.openedAt(),
                request.open(),
                readUrl,
                mayAct,
                mail,
                mailTrouble,
                request.cases().stream().map(c -> view(c, readUrl)).toList(),
                requests.transitions(request.id()).stream()
                        .map(RequestViews::step)
                        .toList());
    }

    private String readUrl(Asker asker) {
        return webUrl + "/removal/show/" + asker.readToken();
    }

    private CaseView view(StoredCase stored, String readUrl) {
        Case current = stored.current();
        CaseState state = current.state();
        Optional<CaseState.Waiting> waiting = state instanceof CaseState.Waiting w ? Optional.of(w) : Optional.empty();
        Instant moveSince = waiting.map(CaseState.Waiting::moveSince).orElse(state.since());
        return new CaseView(
                current.id(),
                current.list(),
                catalogue.list(current.list()).map(BlockList::title).orElse(current.list()),
                current.criteria(),
                conditions(current),
                state.name(),
                state.move(),
                state.since(),
                moveSince,
                state.move().filter(move -> move == Party.OPERATOR).map(move -> moveSince.plus(ANSWER)),
                waiting.map(w -> views(w.what().missing())).orElse(List.of()),
                waiting.map(w -> views(w.what().instead())).orElse(List.of()),
                stored.checked(),
                stored.nextAt(),
                waiting.flatMap(w -> w.endsAt(published.numbers())),
                state instanceof CaseState.Granted granted ? Optional.of(grant(granted, current)) : Optional.empty(),
                reason(state).map(r -> new ReasonView(r.key(), r.sentence())),
                waiting.flatMap(w -> ticket(stored, w, readUrl)));
    }

    private List<String> conditions(Case current) {
        return published.conditions(current.list()).stream()
                .filter(c -> current.criteria().stream().anyMatch(r -> r.startsWith(c.criterion() + "@")))
                .map(Condition::text)
                .toList();
    }

    private static List<MissingView> views(List<Missing> missing) {
        return missing.stream()
                .map(m -> new MissingView(m.need().key(), m.move(), Published.sentence(m), Published.step(m)))
                .toList();
    }

    private GrantView grant(CaseState.Granted state, Case current) {
        Instant until = state.since().plus(longestOldAnswer(current.list()));
        return switch (state.grant()) {
            case Grant.AlreadyOff off ->
                new GrantView("already-off", "It was off the list by itself already.", false, Optional.empty(), until);
            case Grant.Removal r -> grant(r.ground(), false, r.reviewAt(), until);
            case Grant.Exemption e -> grant(e.ground(), true, e.reviewAt(), until);
        };
    }

    private static GrantView grant(Ground ground, boolean exemption, Instant reviewAt, Instant until) {
        return new GrantView(
                ground.key(),
                Published.sentence(ground),
                exemption,
                exemption ? Optional.of(reviewAt) : Optional.empty(),
                until);
    }

    /** "Listed" is remembered for the list's TTL; what else was asked of the name, for that of negative answers. */
    private Duration longestOldAnswer(String list) {
        Duration negative = Authority.USUAL.minimum();
        return catalogue
                .list(list)
                .map(BlockList::ttl)
                .filter(ttl -> ttl.compareTo(negative) > 0)
                .orElse(negative);
    }

    private static Optional<PublishedReason> reason(CaseState state) {
        return switch (state) {
            case CaseState.Refused r -> Optional.of(r.reason());
            case CaseState.Appealed a -> Optional.of(a.reason());
            case CaseState.Upheld u -> Optional.of(u.reason());
            case CaseState.Expired e -> e.reason();
            case CaseState.Received r -> Optional.empty();
            case CaseState.Checked c -> Optional.empty();
            case CaseState.Waiting w -> Optional.empty();
            case CaseState.Granted g -> Optional.empty();
        };
    }

    /** For whoever the owner is, also where a tenant could do it alone: not every tenant has the rights. */
    private Optional<String> ticket(StoredCase stored, CaseState.Waiting waiting, String readUrl) {
        List<Missing> forOwner = Stream.concat(waiting.what().missing().stream(), waiting.what().instead().stream())
                .filter(m -> switch (m.need()) {
                    case PTR, OWN_NAME, OWN_NAME_AMONG_NEIGHBOURS, OWNER_SAYS -> true;
                    case LOOKUP,
                            NEIGHBOURS,
                            RECORD,
                            FORWARD,
                            QUIET,
                            BURST_END,
                            PROOF,
                            BETTER_PROOF,
                            RELAY_TEST,
                            RELAY_CLOSED,
                            WITHDRAWAL_PROOF -> false;
                })
                .toList();
        return forOwner.isEmpty()
                ? Optional.empty()
                : Optional.of(Published.ticket(
                        stored.address().toString(), stored.current().list(), webUrl, forOwner, readUrl));
    }

    private static RequestView.Step step(StoredTransition t) {
        return new RequestView.Step(t.at(), t.list(), t.by().name(), t.from(), t.to(), t.detail(), t.serial());
    }
}
