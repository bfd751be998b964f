package dev.recourse.core.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random questions and events, over all there is. */
record AllFacts(Random random) {
    private static final List<Criterion> CRITERIA = Catalogue.shipped().lists().stream()
            .map(BlockList::criteria)
            .flatMap(List::stream)
            .toList();

    RemovalRules.Question question() {
        IpAddress address =
                new IpAddress(random.nextBoolean() ? 0 : random.nextLong(), 0xffffL << 32 | random.nextInt());
        Criterion criterion = any(CRITERIA);
        List<ListedFor> listings = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            listings.add(listing(address, criterion));
            criterion =
                    any(Catalogue.shipped().list(criterion.list()).orElseThrow().criteria());
        }
        return new RemovalRules.Question(address, listings, findings(), random.nextInt(20), Facts.NOW);
    }

    private ListedFor listing(IpAddress address, Criterion criterion) {
        return new ListedFor(
                criterion.list(),
                criterion.id(),
                Prefix.around(address, 96 + random.nextInt(33)),
                past(),
                random.nextBoolean() ? Optional.empty() : Optional.of(around()));
    }

    private Findings findings() {
        return new Findings(
                perhaps(reverseDns()),
                perhaps(any(List.of(Neighbours.values()))),
                perhaps(random.nextBoolean() ? Optional.empty() : Optional.of(past())),
                random.nextInt(5),
                controls(),
                perhaps(any(List.of(Retest.values()))),
                perhaps(any(List.of(OwnerPolicy.values()))),
                any(List.of(Optional.empty(), Optional.of("aws"), Optional.of("never-heard-of"))));
    }

    private ReverseDns reverseDns() {
        PtrClass ptrClass = any(List.of(PtrClass.values()));
        List<String> names = ptrClass == PtrClass.NONE ? List.of() : List.of("mail.example.org");
        Fcrdns forward = any(List.of(
                new Fcrdns.Confirmed(List.of("mail.example.org")),
                new Fcrdns.Mismatched(List.of("mail.example.org")),
                new Fcrdns.NoPtr(),
                new Fcrdns.Unknown(any(List.of(UnknownCause.values())))));
        return new ReverseDns(ptrClass, "rule@1", "So.", names, forward);
    }

    private List<Control> controls() {
        List<Control> controls = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant first = past();
            Instant last = first.plusSeconds(
                    random.nextLong(Duration.between(first, Facts.NOW).toSeconds() + 1));
            controls.add(new Control(any(List.of(Proof.values())), first, last, 1 + random.nextInt(5)));
        }
        return controls;
    }

    CaseEvent event() {
        Instant at = Facts.NOW.plusSeconds(random.nextInt(1_000));
        Mover decider = random.nextBoolean() ? Mover.PROGRAM : Mover.OPERATOR;
        return switch (random.nextInt(6)) {
            case 0 -> new CaseEvent.Check(at);
            case 1 -> new CaseEvent.Decide(at, decider, decision());
            case 2 -> new CaseEvent.Appeal(at);
            case 3 -> new CaseEvent.GiveUp(at);
            case 4 -> new CaseEvent.Reviewed(at, grant(), random.nextBoolean());
            default -> new CaseEvent.End(at, decider, any(reasons(PublishedReason.Kind.END)));
        };
    }

    private Decision decision() {
        return random.nextInt(4) == 0
                ? new Decision.Refused(any(reasons(PublishedReason.Kind.REFUSAL)))
                : Facts.RULES.decide(question());
    }

    private Grant grant() {
        return new Grant.Exemption(any(List.of(Ground.values())), around());
    }

    static List<PublishedReason> reasons(PublishedReason.Kind kind) {
        return Published.reasons().stream().filter(r -> r.kind() == kind).toList();
    }

    private <T> Finding<T> perhaps(T value) {
        return random.nextInt(3) == 0 ? Facts.unknown() : new Finding.Known<>(value, past());
    }

    private Instant past() {
        return Facts.NOW.minusSeconds(random.nextInt(3_000_000));
    }

    private Instant around() {
        return Facts.NOW.plusSeconds(random.nextInt(6_000_000) - 3_000_000L);
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
