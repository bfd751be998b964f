package dev.recourse.core.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.removal.CaseState.Name;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds whatever is found and whatever happens. */
class RemovalPropertiesTest {
    private static final int QUESTIONS = 20_000;
    private static final int WALKS = 60_000;

    private final AllFacts facts = new AllFacts(new Random(20_261_124));

    /** The arrows that are published; docs/removal.md shows the same. */
    private static final Map<Name, Set<Name>> ARROWS = Map.of(
            Name.RECEIVED, EnumSet.of(Name.CHECKED),
            Name.CHECKED, EnumSet.of(Name.GRANTED, Name.WAITING, Name.REFUSED),
            Name.WAITING, EnumSet.of(Name.WAITING, Name.GRANTED, Name.REFUSED, Name.EXPIRED),
            Name.GRANTED, EnumSet.of(Name.GRANTED, Name.EXPIRED),
            Name.REFUSED, EnumSet.of(Name.APPEALED),
            Name.APPEALED, EnumSet.of(Name.GRANTED, Name.UPHELD),
            Name.UPHELD, EnumSet.noneOf(Name.class),
            Name.EXPIRED, EnumSet.noneOf(Name.class));

    @Test
    void every_question_has_an_answer_that_its_list_publishes() {
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < QUESTIONS; i++) {
            RemovalRules.Question question = facts.question();
            Decision decision = Facts.RULES.decide(question);
            kinds.add(decision.getClass());
            switch (decision) {
                case Decision.Granted granted -> assertThat(granted.grant()).isNotNull();
                case Decision.Waiting waiting -> {
                    assertThat(waiting.nextTestAt()).isAfter(question.now());
                    waiting.missing().forEach(RemovalPropertiesTest::assertReadable);
                    waiting.instead().forEach(RemovalPropertiesTest::assertReadable);
                }
                case Decision.Refused refused ->
                    assertThat(refused.reason()
                                    .isFor(question.listings().getFirst().list()))
                            .isTrue();
            }
        }
        assertThat(kinds).hasSize(3);
    }

    private static void assertReadable(Missing missing) {
        assertThat(Published.sentence(missing)).isNotBlank().doesNotContain("{", "  ");
        assertThat(Published.step(missing)).isNotBlank().doesNotContain("{", "  ");
    }

    @Test
    void the_unknown_refuses_nobody() {
        for (int i = 0; i < QUESTIONS; i++) {
            RemovalRules.Question asked = facts.question();
            RemovalRules.Question question = new RemovalRules.Question(
                    asked.address(), asked.listings(), Facts.dark().findings(), asked.tests(), asked.now());
            Decision decision = Facts.RULES.decide(question);
            if (!question.listings().isEmpty()) {
                assertThat(decision).isInstanceOf(Decision.Waiting.class);
            }
        }
    }

    @Test
    void a_review_ends_nothing_that_could_not_be_looked_up() {
        for (Ground ground : List.of(Ground.OWN_NAME, Ground.OWNER, Ground.OPERATOR, Ground.QUIET)) {
            Grant grant = new Grant.Exemption(ground, Facts.NOW);
            for (int i = 0; i < 1_000; i++) {
                RemovalRules.Question asked = facts.question();
                RemovalRules.Question question = new RemovalRules.Question(
                        asked.address(), asked.listings(), Facts.dark().findings(), 0, asked.now());
                assertThat(Facts.RULES.review(grant, Facts.NOW, "dul", question))
                        .isNotInstanceOf(Review.Gone.class);
            }
        }
    }

    @Test
    void no_path_leaves_the_published_arrows() {
        Map<Name, Set<Name>> walked = new EnumMap<>(Name.class);
        for (Name name : Name.values()) {
            walked.put(name, EnumSet.noneOf(Name.class));
        }
        for (int i = 0; i < WALKS; i++) {
            Case at = new Case(
                    1, facts.any(List.of("rbl", "dul", "relay")), List.of(), new CaseState.Received(Facts.NOW));
            for (int step = 0; step < 12; step++) {
                Optional<Case> next = at.after(facts.event());
                if (next.isPresent()) {
                    walked.computeIfAbsent(at.state().name(), from -> EnumSet.noneOf(Name.class))
                            .add(next.get().state().name());
                    assertWhole(next.get());
                    at = next.get();
                }
            }
        }
        // Both ways: nothing else can happen, and all of it does.
        assertThat(walked).isEqualTo(ARROWS);
    }

    private static void assertWhole(Case reached) {
        CaseState state = reached.state();
        assertThat(state.move().isPresent()).isEqualTo(state.name().isOpen() || state.name() == Name.REFUSED);
        Optional<PublishedReason> reason = switch (state) {
            case CaseState.Refused r -> Optional.of(r.reason());
            case CaseState.Appealed a -> Optional.of(a.reason());
            case CaseState.Upheld u -> Optional.of(u.reason());
            case CaseState.Expired e -> e.reason();
            case CaseState.Received r -> Optional.empty();
            case CaseState.Checked c -> Optional.empty();
            case CaseState.Waiting w -> Optional.empty();
            case CaseState.Granted g -> Optional.empty();
        };
        assertThat(reason.filter(r -> !Published.reasons().contains(r) || !r.isFor(reached.list())))
                .isEmpty();
    }

    @Test
    void an_appeal_is_decided_by_a_person_and_time_does_not_go_back() {
        PublishedReason reason = Published.reason("owner-says-no").orElseThrow();
        CaseState appealed = new CaseState.Appealed(Facts.NOW, reason);
        Decision granted = new Decision.Granted(new Grant.AlreadyOff());
        assertThat(appealed.after(new CaseEvent.Decide(Facts.NOW, Mover.PROGRAM, granted)))
                .isEmpty();
        assertThat(appealed.after(new CaseEvent.Decide(Facts.NOW, Mover.OPERATOR, granted)))
                .isPresent();
        assertThat(appealed.after(new CaseEvent.Decide(Facts.NOW.minusMillis(1), Mover.OPERATOR, granted)))
                .isEmpty();
    }

    @Test
    void a_reason_for_one_thing_is_none_for_another() {
        PublishedReason end = Published.reason("name-went-back").orElseThrow();
        PublishedReason refusal = Published.reason("owner-says-no").orElseThrow();
        assertThatThrownBy(() -> new Decision.Refused(end)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaseEvent.End(Facts.NOW, Mover.PROGRAM, refusal))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Published.reason("spite")).isEmpty();
    }

    @Test
    void waiting_for_us_or_for_time_never_ends_by_itself() {
        for (int i = 0; i < QUESTIONS; i++) {
            if (Facts.RULES.decide(facts.question()) instanceof Decision.Waiting what) {
                CaseState.Waiting state = new CaseState.Waiting(Facts.NOW, what, Facts.NOW, 0);
                boolean theirs = what.move() == Party.SENDER || what.move() == Party.OWNER;
                assertThat(state.endsAt(RemovalNumbers.USUAL).isPresent()).isEqualTo(theirs);
            }
        }
    }
}
