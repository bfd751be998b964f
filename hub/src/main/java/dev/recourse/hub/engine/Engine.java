package dev.recourse.hub.engine;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.RemovalRequest;
import dev.recourse.hub.store.CaseMove;
import dev.recourse.hub.store.Change;
import dev.recourse.hub.store.DulRun;
import dev.recourse.hub.store.ListingWriter.Committed;
import dev.recourse.hub.store.Position;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.StagedChange;
import dev.recourse.hub.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds and removes listings by the published rules. Safe for any number of threads. */
public final class Engine {
    /** The source of what a person lists by hand. */
    public static final String OPERATOR = "operator";

    /** The source of exemptions that are granted on request. */
    public static final String REMOVAL = "removal";

    /** The source of exemptions that were granted because of what reverse DNS says. */
    public static final String RDNS = "rdns";

    /** How many expired listings end in one transaction: a sweep never holds the writer for long. */
    private static final int SWEEP = 1_000;

    private final Store store;
    private final ListingRules rules;
    private final InstantSource clock;

    public Engine(Store store, ListingRules rules, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Lists a prefix by hand, or renews what is listed.
     *
     * @throws RefusedException when a rule forbids it
     */
    public Committed add(Addition addition) {
        BlockList list = list(addition.list());
        Criterion criterion = addition.criterion()
                .map(id -> rules.criterion(list.name(), id))
                .or(list::importDefault)
                .orElseThrow(() -> new RefusedException("list " + list.name() + " has several criteria; say which: "
                        + String.join(
                                ", ",
                                list.criteria().stream().map(Criterion::id).toList())));
        Optional<Instant> expiresAt = addition.lasting().or(list::expiry).map(this::fromNow);
        Listing listing =
                Listing.of(rules, criterion, addition.prefix(), addition.source(), expiresAt, addition.detail());
        // Who lists by hand takes back what was exempt by hand: else the listing would be silent.
        Change unexempt = new Change.Unexempt(list.name(), addition.prefix(), OPERATOR);
        return store.writer().apply(List.of(unexempt, new Change.Add(listing)), addition.actor());
    }

    /**
     * What is to be listed.
     *
     * @param criterion the criterion's id; empty: the list's only or default one
     * @param lasting how long; empty: as the list says
     */
    public record Addition(
            String list,
            Prefix prefix,
            Optional<String> criterion,
            String source,
            Optional<Duration> lasting,
            String detail,
            Actor actor) {}

    /**
     * Takes a prefix off a list: what stands on exactly this prefix ends, and where a wider range still covers it, it is
     * exempt from that range.
     *
     * @param cause why, for the public record
     */
    public Removal remove(String listName, Prefix prefix, String cause) {
        BlockList list = list(listName);
        List<Row> covering = store.listings().covering(list.name(), prefix).stream()
                .filter(row -> row.kind() == Row.Kind.LISTING)
                .toList();
        if (covering.isEmpty()) {
            return new Removal.NotListed(prefix, list.name());
        }
        List<Prefix> wider = covering.stream()
                .map(Row::prefix)
                .filter(p -> !p.equals(prefix))
                .distinct()
                .toList();
        List<Change.End> ends = covering.stream()
                .filter(row -> row.prefix().equals(prefix))
                .map(Engine::end)
                .toList();
        return new Removal.Done(prefix, list.name(), ends.size(), wider, commit(list, prefix, cause, wider, ends));
    }

    private Position commit(BlockList list, Prefix prefix, String cause, List<Prefix> wider, List<Change.End> ends) {
        // The exemption first: between the two the prefix is never listed by what remains.
        Position position = store.journal().head();
        if (!wider.isEmpty()) {
            Change exempt = new Change.Exempt(list.name(), prefix, OPERATOR, cause, Optional.empty());
            position = store.writer().apply(List.of(exempt), Actor.OPERATOR).position();
        }
        if (!ends.isEmpty()) {
            position = store.writer().removeAndHold(ends, Actor.OPERATOR).position();
        }
        return position;
    }

    /**
     * Exempts a prefix from a list, whatever its sources say.
     *
     * @param cause why, for the public record
     */
    public Committed exempt(String listName, Prefix prefix, String source, String cause, Actor actor) {
        Change exempt = new Change.Exempt(list(listName).name(), prefix, source, cause, Optional.empty());
        return store.writer().apply(List.of(exempt), actor);
    }

    /**
     * Ends the exemption of exactly this prefix, whoever asked for it; what lies under it shows again.
     *
     * @throws RefusedException where there is none
     */
    public Committed unexempt(String listName, Prefix prefix) {
        BlockList list = list(listName);
        Row exemption = store.listings()
                .exemptionAt(list.name(), prefix)
                .orElseThrow(() -> new RefusedException(notExempt(list, prefix)));
        Change end = new Change.Unexempt(list.name(), prefix, exemption.source());
        return store.writer().apply(List.of(end), Actor.OPERATOR);
    }

    private String notExempt(BlockList list, Prefix prefix) {
        return prefix + " is not exempt from " + list.name()
                + exemptions(list.name(), prefix).stream()
                        .findFirst()
                        .map(row -> " by itself: the exemption is that of " + row.prefix())
                        .orElse("");
    }

    /** The exemptions that keep the list silent on all of this prefix, widest first. */
    public List<Row> exemptions(String listName, Prefix prefix) {
        Instant now = clock.instant();
        return store.listings().covering(list(listName).name(), prefix).stream()
                .filter(row -> row.kind() == Row.Kind.EXEMPTION)
                .filter(row -> row.expiresAt().filter(end -> !end.isAfter(now)).isEmpty())
                .toList();
    }

    /**
     * Ends one entry because what it rests on is gone; nothing happens where it has ended already. Its source may bring it
     * again when it has reason to.
     *
     * @param cause why, for the public record
     * @return whether it was in force
     */
    public boolean endWithItsReason(Row row, String cause) {
        Change end = switch (row.kind()) {
            case LISTING ->
                new Change.End(row.list(), row.prefix(), criterionId(row), row.source(), Action.REMOVE, cause);
            case HOLE -> new Change.Unhole(row.list(), row.prefix(), row.source());
            case EXEMPTION -> new Change.Unexempt(row.list(), row.prefix(), row.source(), cause);
        };
        return store.writer().apply(List.of(end), Actor.ENGINE).entries() > 0;
    }

    /** Ends everything that one source holds on all lists, exemptions of that source too. How many entries ended. */
    public long removeSource(String source, Actor actor) {
        long ended = 0;
        List<Change> batch = new ArrayList<>();
        for (BlockList list : rules.catalogue().lists()) {
            store.listings().forEach(list.name(), source, row -> batch.add(ending(row)));
        }
        for (int from = 0; from < batch.size(); from += SWEEP) {
            List<Change> part = batch.subList(from, Math.min(batch.size(), from + SWEEP));
            ended += store.writer().apply(part, actor).entries();
        }
        return ended;
    }

    /** All entries of one source, on all lists. */
    public Purge purgeOfSource(String source) {
        List<String> lists =
                rules.catalogue().lists().stream().map(BlockList::name).toList();
        return new Purge(store, lists, row -> true, Optional.of(source));
    }

    /**
     * All listings of one criterion, whoever brought them.
     *
     * @param criterion as {@code LIST/ID}
     * @throws RefusedException where there is no such list or criterion
     */
    public Purge purgeOfCriterion(String criterion) {
        String[] parts = Purge.criterion(criterion);
        BlockList list = list(parts[0]);
        String id = rules.criterion(list.name(), parts[1]).id();
        return new Purge(
                store,
                List.of(list.name()),
                row -> row.kind() == Row.Kind.LISTING && criterionId(row).equals(id),
                Optional.empty());
    }

    /**
     * Takes an address off a list because its case says so, in one transaction with the case: what stands on the subject or
     * inside ends, and from wider ranges the subject is exempt until its review date.
     *
     * @param grant what was granted
     * @param actor who decided
     * @param move what becomes of the case
     * @return the journal position, or empty where the case has moved on meanwhile; then nothing was written
     */
    public Optional<Position> grant(String listName, IpAddress address, Grant grant, Actor actor, CaseMove move) {
        List<Change> changes = new Relief(store, list(listName)).changes(address, grant);
        return store.writer().apply(changes, actor, move).map(Committed::position);
    }

    /** Puts off the end of the exemption that was granted to a case, in one transaction with the case. */
    public Optional<Position> renewGrant(String listName, IpAddress address, Grant grant, CaseMove move) {
        List<Change> changes = new Relief(store, list(listName)).renewal(address, grant);
        return store.writer().apply(changes, Actor.ENGINE, move).map(Committed::position);
    }

    /**
     * Ends the exemption that was granted to a case, in one transaction with the case; what lies under it shows again.
     *
     * @param cause why, for the public record
     */
    public Optional<Position> endGrant(String listName, IpAddress address, String cause, Actor actor, CaseMove move) {
        Change end = new Change.Unexempt(list(listName).name(), RemovalRequest.subject(address), REMOVAL, cause);
        return store.writer().apply(List.of(end), actor, move).map(Committed::position);
    }

    /** Begins a large change of one source that becomes visible as a whole: an import. */
    public StagedChange stage(String list, String source, Actor actor) {
        return store.writer().stage(list(list).name(), source, actor);
    }

    /**
     * Makes several staged changes visible at once, with what is decided about runs of the dul builder.
     *
     * @param decided the new states of runs, by id
     */
    public Committed commit(List<StagedChange> changes, Map<Long, DulRun.State> decided) {
        return store.writer().commitTogether(changes, decided);
    }

    /** The prefixes of a source that its imports do not bring back, because a decision removed them. */
    public Set<Prefix> held(String list, String source) {
        return store.writer().held(list(list).name(), source);
    }

    /** Ends listings whose time is over. They are not answered any more in any case: this tidies and records. */
    public long sweepExpired() {
        long now = clock.instant().getEpochSecond();
        long ended = 0;
        while (true) {
            List<Row> expired = store.listings().expiredAt(now, SWEEP);
            if (expired.isEmpty()) {
                return ended;
            }
            List<Change> ends = expired.stream().map(Engine::expire).toList();
            long entries = store.writer().apply(ends, Actor.ENGINE).entries();
            if (entries == 0) {
                return ended;
            }
            ended += entries;
        }
    }

    private static Change ending(Row row) {
        return switch (row.kind()) {
            case LISTING -> end(row);
            case HOLE -> new Change.Unhole(row.list(), row.prefix(), row.source());
            case EXEMPTION -> new Change.Unexempt(row.list(), row.prefix(), row.source());
        };
    }

    private static Change.End end(Row row) {
        return new Change.End(row.list(), row.prefix(), criterionId(row), row.source(), Action.REMOVE);
    }

    private static Change expire(Row row) {
        return new Change.End(row.list(), row.prefix(), criterionId(row), row.source(), Action.EXPIRE);
    }

    /** The id of a listing's criterion, without its version. */
    public static String criterionId(Row row) {
        String reference = row.criterion().orElseThrow();
        return reference.substring(0, (reference + "@").indexOf('@'));
    }

    private BlockList list(String name) {
        return rules.catalogue()
                .list(name)
                .orElseThrow(() -> new RefusedException("there is no list '" + name + "' (lists: "
                        + rules.catalogue().names() + ")"));
    }

    private Instant fromNow(Duration lasting) {
        return clock.instant().plus(lasting);
    }
}
