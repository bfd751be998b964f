package dev.recourse.hub.engine;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.evidence.Judgement;
import dev.recourse.core.evidence.Standing;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.NeverList;
import dev.recourse.hub.store.Change;
import dev.recourse.hub.store.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the rules of evidence do to listings. Asked in the store's transaction: looks at its arguments alone. */
final class EvidenceRulings {
    private final ListingRules rules;
    private final NeverList never;

    EvidenceRulings(ListingRules rules, NeverList never) {
        this.rules = rules;
        this.never = never;
    }

    /** When there is new evidence: lists, renews or does nothing. It never ends a listing. */
    Ruling onNew(EvidenceRule rule, Standing standing, Instant at) {
        Judgement judgement = barred(standing.unit()).orElseGet(() -> rule.judge(standing, at));
        return new Ruling(
                rule,
                standing.unit(),
                judgement,
                switch (judgement) {
                    case Judgement.Listed listed ->
                        List.of(expire(rule, standing), add(rule, standing, listed.until()));
                    case Judgement.NotListed n -> List.of();
                    case Judgement.NeverListed n -> List.of();
                });
    }

    /** When evidence was withdrawn: what is in force stays as far as the rest carries it, and begins by it never. */
    Ruling onWithdrawal(EvidenceRule rule, Standing standing, Instant at) {
        Judgement judgement = barred(standing.unit()).orElseGet(() -> rule.judgeAgain(standing, at));
        boolean inForce = standing.until().isPresent();
        return new Ruling(
                rule,
                standing.unit(),
                judgement,
                switch (judgement) {
                    case Judgement.Listed listed -> inForce ? List.of(add(rule, standing, listed.until())) : List.of();
                    case Judgement.NotListed n -> List.of(end(rule, standing, Action.REMOVE));
                    case Judgement.NeverListed n -> List.of(end(rule, standing, Action.REMOVE));
                });
    }

    private Optional<Judgement> barred(Prefix unit) {
        return never.overlapping(unit)
                .or(() -> rules.forbidden(unit).map(s -> new NeverList.Entry(s.prefix(), s.name())))
                .map(Judgement.NeverListed::new);
    }

    /** The source is the same for all: who saw what is not told. So is the detail, else each renewal would be a new entry. */
    private Change add(EvidenceRule rule, Standing standing, Instant until) {
        String words = rule.kind().words();
        String detail =
                Character.toUpperCase(words.charAt(0)) + words.substring(1) + " (rule " + rule.reference() + ")";
        return new Change.Add(Listing.of(
                rules,
                rules.criterion(rule.list(), rule.criterion()),
                standing.unit(),
                EvidenceRule.SOURCE,
                Optional.of(until),
                detail));
    }

    /** A listing that is over and not swept yet ends first: what begins now is another, and counts as one more. */
    private static Change expire(EvidenceRule rule, Standing standing) {
        return end(rule, standing, Action.EXPIRE);
    }

    private static Change end(EvidenceRule rule, Standing standing, Action action) {
        return new Change.End(rule.list(), standing.unit(), rule.criterion(), EvidenceRule.SOURCE, action);
    }
}
