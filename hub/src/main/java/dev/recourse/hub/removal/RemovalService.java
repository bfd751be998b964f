package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.address.SpecialPurpose;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Proof;
import dev.recourse.core.removal.Published;
import dev.recourse.core.removal.RemovalRules;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.mail.MailAddress;
import dev.recourse.hub.report.Reporter;
import dev.recourse.hub.store.Asker;
import dev.recourse.hub.store.NewRequest;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.StoreException;
import dev.recourse.hub.store.StoredCase;
import dev.recourse.hub.store.StoredRequest;
import dev.recourse.hub.store.StoredTransition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Requests for removal, for pages, commands and whoever proves something. Safe for any number of threads. */
public final class RemovalService {
    /** So many addresses are looked at once: more would fill the lookups' own queue. */
    public static final int LOOKS_AT_ONCE = 32;

    private final Parts parts;
    private final InstantSource clock;
    private final Tokens tokens;
    private final Admission admission;
    private final Standing standing;
    private final CaseWork work;
    private final RequestViews views;
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);
    private final ReentrantLock asking = new ReentrantLock();

    /**
     * What it works with.
     *
     * @param tokens gives a new secret each time, of at least 128 random bits: 26 to 64 characters of a-z and 0-9
     * @param webUrl where the pages are, without a last slash
     */
    public record Parts(
            Store store,
            Engine engine,
            Reporter reporter,
            ListingRules rules,
            Published published,
            RemovalLimits limits,
            Checks checks,
            Supplier<String> tokens,
            String webUrl) {}

    /** @param clock the time to decide by */
    public RemovalService(Parts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
        this.tokens = new Tokens(parts.tokens());
        this.admission = new Admission(parts.store().requests(), parts.limits());
        this.standing = new Standing(parts.reporter());
        this.work = new CaseWork(parts.store(), parts.engine(), standing, new RemovalRules(parts.published()));
        this.views = new RequestViews(parts.store(), parts.rules().catalogue(), parts.published(), parts.webUrl());
    }

    /** What is published of removals. */
    public Published published() {
        return parts.published();
    }

    /** The published limits. */
    public RemovalLimits limits() {
        return parts.limits();
    }

    /**
     * Asks to take an address off every list that it is on. What can be decided at once is, and is answered in DNS when this
     * returns; who asks for what is asked for already joins in, with a link of his own.
     */
    public Opened open(Ask ask) {
        Optional<SpecialPurpose> special = parts.rules().forbidden(Prefix.of(ask.address()));
        if (special.isPresent()) {
            return new Opened.NeverListed(ask.address(), special.get());
        }
        Optional<String> mail = ask.mail()
                .filter(typed -> !typed.isBlank())
                .flatMap(MailAddress::read)
                .map(MailAddress::toString);
        if (mail.isEmpty() && ask.mail().filter(typed -> !typed.isBlank()).isPresent()) {
            return new Opened.BadMail(
                    "What you typed is not a mail address. Leave the field empty if you want no mail.");
        }
        Map<String, List<String>> lists = standing.lists(ask.address(), ask.withdraw());
        return lists.isEmpty() ? new Opened.NotListed(ask.address()) : admitted(ask, mail, lists);
    }

    private Opened admitted(Ask ask, Optional<String> mail, Map<String, List<String>> lists) {
        boolean joins;
        long id;
        String token = tokens.next();
        asking.lock();
        try {
            Instant now = clock.instant();
            joins = parts.store().requests().open(ask.address()).isPresent();
            Optional<Opened.TooMany> refusal = admission.refusal(ask, mail, joins, now);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            id = parts.store()
                    .requestWriter()
                    .open(new NewRequest(
                            ask.address(),
                            now,
                            lists,
                            Tokens.hash(token),
                            tokens.next(),
                            mail,
                            ask.from()
                                    .map(from -> Admission.network(from).toString())
                                    .orElse("")));
        } finally {
            asking.unlock();
        }
        look(id);
        return new Opened.Request(token, view(token).orElseThrow(), joins);
    }

    /** Looks at what is new in a request; where too many are being looked at, the re-tests come to it. */
    private void look(long request) {
        List<StoredCase> fresh = stored(request).cases().stream()
                .filter(c -> c.current().state() instanceof CaseState.Received)
                .toList();
        if (!fresh.isEmpty() && looks.tryAcquire()) {
            try {
                look(fresh, clock.instant());
            } finally {
                looks.release();
            }
        }
    }

    private int look(List<StoredCase> ofOneAddress, Instant now) {
        Inspection inspection = new Inspection(
                parts.checks(),
                parts.store(),
                parts.published().numbers(),
                ofOneAddress.getFirst().address(),
                now);
        int moved = 0;
        for (StoredCase stored : ofOneAddress) {
            moved += look(stored, inspection, now) ? 1 : 0;
        }
        return moved;
    }

    /** A case that breaks our code is left for a while: else it would be due again at once, for ever. */
    private boolean look(StoredCase stored, Inspection inspection, Instant now) {
        try {
            return work.look(stored, inspection, now);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            work.later(stored, now.plus(parts.published().numbers().retestLast()));
            throw e;
        }
    }

    /** Looks at the due cases of one address, waiting for room; how many have moved. For {@link Retests}. */
    int lookWaiting(List<StoredCase> ofOneAddress) throws InterruptedException {
        looks.acquire();
        try {
            return look(ofOneAddress, clock.instant());
        } finally {
            looks.release();
        }
    }

    /** The cases that are due, longest first. */
    List<StoredCase> due(int limit) {
        return parts.store().requests().due(clock.instant(), limit);
    }

    /** What the holder of an asker's own link sees; empty where there is no such link. */
    public Optional<RequestView> view(String token) {
        return asker(token).map(asker -> views.view(stored(asker.request()), asker, true));
    }

    /** What the holder of a link that only shows sees; empty where there is no such link. */
    public Optional<RequestView> viewReadOnly(String token) {
        return Optional.of(token)
                .filter(Tokens::isToken)
                .flatMap(parts.store().requests()::byReadToken)
                .map(asker -> views.view(stored(asker.request()), asker, false));
    }

    /** The request of an asker's own link, for proofs. */
    public Optional<Long> request(String token) {
        return asker(token).map(Asker::request);
    }

    private Optional<Asker> asker(String token) {
        return Optional.of(token)
                .filter(Tokens::isToken)
                .flatMap(t -> parts.store().requests().byLink(Tokens.hash(t)));
    }

    private StoredRequest stored(long id) {
        return parts.store().requests().request(id).orElseThrow();
    }

    /** Has everything of the request looked at soon, because who asked says that something has changed. */
    public Optional<RequestView> lookAgain(String token) {
        asker(token).ifPresent(asker -> {
            StoredRequest request = stored(asker.request());
            // Not sooner than the first re-test would: the button is no way round the schedule for who presses it
            // often.
            boolean tooSoon = request.cases().stream()
                    .flatMap(c -> c.checked().stream())
                    .anyMatch(line -> line.at()
                            .plus(parts.published().numbers().retestFirst())
                            .isAfter(clock.instant()));
            if (!tooSoon) {
                parts.store().requestWriter().wake(request.address(), clock.instant());
            }
        });
        return view(token);
    }

    /**
     * Appeals against the refusals of a request.
     *
     * @return empty where there is no such link; the view says what has become of it
     */
    public Optional<RequestView> appeal(String token) {
        asker(token)
                .map(asker -> stored(asker.request()))
                .ifPresent(request -> request.cases().forEach(c -> work.appeal(c, clock.instant())));
        return view(token);
    }

    /** Control of the address of a request was proven; what waits for that is decided soon. */
    public void proved(long request, Proof proof) {
        parts.store().requestWriter().proved(request, proof, clock.instant());
    }

    /** Something about an address has changed, as a watcher saw: what waits for it is looked at soon. */
    public int changed(IpAddress address) {
        return parts.store().requestWriter().wake(address, clock.instant());
    }

    /** The transitions behind that one, in order, for who tells of them: at the most 1,000. */
    public List<StoredTransition> transitionsAfter(long id, int limit) {
        return parts.store().requests().transitionsAfter(id, limit);
    }

    /** Those who asked behind that one with a mail address, in order: at the most 1,000. */
    public List<Asker> askersAfter(long id, int limit) {
        return parts.store().requests().askersAfter(id, limit);
    }

    /** How the keys of the mails to that asker begin. */
    public static String mailKeys(Asker asker) {
        return RequestViews.mailKeys(asker);
    }

    /** Everybody who is to be told of a request, with a mail address. */
    public List<Asker> toBeTold(long request) {
        return parts.store().requests().askers(request).stream()
                .filter(asker -> asker.mail().isPresent())
                .toList();
    }

    /** What one asker is told, as the link that only shows shows it. */
    public RequestView viewFor(Asker asker) {
        return views.view(stored(asker.request()), asker, false);
    }

    /** Erases what is personal and not needed any more; of how many. */
    public int erase() {
        Instant now = clock.instant();
        return parts.store()
                .requestWriter()
                .erase(now.minus(parts.limits().contactKept()), now.minus(RemovalLimits.WINDOW));
    }

    /** How long answers took since the start. */
    public AnswerTimes answers() {
        return work.answers();
    }

    /** How many addresses are being looked at now, of {@link #LOOKS_AT_ONCE} at the most. */
    public int looking() {
        return LOOKS_AT_ONCE - looks.availablePermits();
    }

    /** For the person who runs the list. */
    public RequestDesk desk() {
        return new RequestDesk(parts, work, views, clock);
    }
}
