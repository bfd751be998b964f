package dev.recourse.hub.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.removal.Case;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.RemovalRequest;
import dev.recourse.hub.store.StoredTransition;
import dev.recourse.testkit.KilledProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 between any two steps of removals. What was acknowledged is there, and a case and its listing never disagree.
 *
 * <p>The property {@code recourse.removal-crash.rounds} says how often, {@code recourse.crash.seed} at which times.
 */
class RemovalCrashTest {
    private static final int ROUNDS = Integer.getInteger("recourse.removal-crash.rounds", 6);
    private static final long LONGEST_MILLIS = 5_000;

    @TempDir
    Path folder;

    @Test
    void a_case_and_its_listing_never_disagree_after_kill_9() throws IOException, InterruptedException {
        Path file = folder.resolve("recourse.db");
        Random random = new Random(Long.getLong("recourse.crash.seed", 20_261_124));
        int acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> lines = killed(file, round, 1_000 + random.nextLong(LONGEST_MILLIS));
            acknowledged += lines.size();
            try (Hub hub = RemovalCrashChild.hub(file)) {
                lines.forEach(line -> assertThere(hub, line));
                assertTransitionsAndJournalAgree(hub);
                assertGrantedIsNotListed(hub);
                assertGoesOn(hub);
            }
        }
        System.out.println(ROUNDS + " kills, " + acknowledged + " acknowledged lines held");
        assertThat(acknowledged).isGreaterThan(ROUNDS);
    }

    private static void assertThere(Hub hub, String line) {
        if (!line.endsWith(" .")) {
            return; // Killed while it wrote this line.
        }
        String[] words = line.split(" ");
        RequestView view = hub.service.view(words[1]).orElseThrow();
        if (words[0].equals("state")) {
            RequestView.CaseView found = view.cases().stream()
                    .filter(c -> c.id() == Long.parseLong(words[2]))
                    .findFirst()
                    .orElseThrow();
            assertThat(rank(found.state())).isGreaterThanOrEqualTo(rank(CaseState.Name.valueOf(words[3])));
        }
    }

    /** No state goes back to one of a lower rank. */
    private static int rank(CaseState.Name state) {
        return switch (state) {
            case RECEIVED -> 0;
            case CHECKED -> 1;
            case WAITING -> 2;
            case GRANTED, REFUSED -> 3;
            case APPEALED -> 4;
            case UPHELD, EXPIRED -> 5;
        };
    }

    /** Each entry that a removal made is named by a transition of that address and list, and each named entry is there. */
    private static void assertTransitionsAndJournalAgree(Hub hub) {
        Map<Long, JournalEntry> journal = journal(hub).stream().collect(Collectors.toMap(JournalEntry::serial, e -> e));
        Set<Long> named =
                transitions(hub).stream().flatMap(t -> t.serial().stream()).collect(Collectors.toSet());
        transitions(hub).stream().filter(t -> t.serial().isPresent()).forEach(t -> {
            JournalEntry entry = Objects.requireNonNull(journal.get(t.serial().orElseThrow()));
            IpAddress address =
                    hub.store.requests().request(t.request()).orElseThrow().address();
            assertThat(entry.list()).isEqualTo(t.list());
            assertThat(RemovalRequest.subject(address).contains(entry.prefix())).isTrue();
        });
        assertThat(journal.values().stream()
                        .filter(e -> e.detail().startsWith("removal request")
                                || e.detail().startsWith("exemption ended"))
                        .filter(e -> !named.contains(e.serial())))
                .isEmpty();
    }

    private static void assertGrantedIsNotListed(Hub hub) {
        hub.store
                .requests()
                .inState(List.of(CaseState.Name.GRANTED), 1_000)
                .forEach(request -> request.cases().forEach(c -> assertNotListed(hub, request.address(), c.current())));
    }

    /** Looked at first, and the clock after it: an exemption whose date has come meanwhile has ended in DNS. */
    private static void assertNotListed(Hub hub, IpAddress address, Case granted) {
        boolean listed = hub.listed(address.toString()).contains(granted.list());
        assertThat(listed && isInForce(granted.state(), clock().instant()))
                .as("%s on %s: %s", address, granted.list(), granted.state())
                .isFalse();
    }

    private static boolean isInForce(CaseState state, Instant now) {
        return state instanceof CaseState.Granted granted
                && switch (granted.grant()) {
                    // It may have been listed again since.
                    case Grant.AlreadyOff off -> false;
                    case Grant.Removal removal -> lasts(removal.reviewAt(), now);
                    case Grant.Exemption exemption -> lasts(exemption.reviewAt(), now);
                };
    }

    /** An expiry counts as its second, as in answers. */
    private static boolean lasts(Instant reviewAt, Instant now) {
        return reviewAt.getEpochSecond() > now.getEpochSecond();
    }

    /** Whatever was cut off is due, and is done. */
    private static void assertGoesOn(Hub hub) {
        for (int i = 0; i < 20; i++) {
            hub.tick();
        }
        assertThat(hub.service.desk().counts().keySet())
                .doesNotContain(CaseState.Name.RECEIVED, CaseState.Name.CHECKED);
    }

    private static List<JournalEntry> journal(Hub hub) {
        List<JournalEntry> entries = new ArrayList<>();
        for (List<JournalEntry> some = hub.store.journal().after(0, 10_000);
                !some.isEmpty();
                some = hub.store.journal().after(entries.size(), 10_000)) {
            entries.addAll(some);
        }
        return entries;
    }

    private static List<StoredTransition> transitions(Hub hub) {
        List<StoredTransition> all = new ArrayList<>();
        for (List<StoredTransition> some = hub.service.transitionsAfter(0, 1_000);
                !some.isEmpty();
                some = hub.service.transitionsAfter(all.getLast().id(), 1_000)) {
            all.addAll(some);
        }
        return all;
    }

    private static List<String> killed(Path file, int round, long millis) throws IOException, InterruptedException {
        return KilledProgram.lines(RemovalCrashChild.class, List.of(file.toString(), Integer.toString(round)), millis);
    }

    static InstantSource clock() {
        return InstantSource.system();
    }
}
