package dev.recourse.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A published rule: what must be seen of a unit (an IPv4 address, an IPv6 /64) to list it, and for how long. The rules that
 * ship are {@link #ALL}; docs/evidence.md is checked against them. A changed rule gets a new version.
 *
 * @param id its name
 * @param version counts its changes
 * @param kind what it looks at
 * @param list the list that it lists on
 * @param criterion the criterion there
 * @param times so often seen within the window is enough
 * @param sources seen by so many different sources within the window is enough too
 * @param window how far apart what is counted may be, the borders included
 * @param least how long a listing lasts after the last sighting
 * @param most the longest that repetition makes it
 * @param repeat an earlier listing that ran to its end in so long a time doubles how long the next one lasts
 * @param grain the end is moved on to a full multiple of this, so that it does not tell when exactly a trap was hit
 */
public record EvidenceRule(
        String id,
        int version,
        EvidenceKind kind,
        String list,
        String criterion,
        int times,
        int sources,
        Duration window,
        Duration least,
        Duration most,
        Duration repeat,
        Duration grain) {

    /** The source of the listings that rules make: who saw what is the operator's to know. */
    public static final String SOURCE = "evidence";

    /** Spam lists on rbl: one report may be a mistake, so two sources or three sightings are needed. */
    private static final EvidenceRule SPAM_SEEN = new EvidenceRule(
            "spam-seen",
            1,
            EvidenceKind.SPAM,
            "rbl",
            "spam-source",
            3,
            2,
            Duration.ofDays(7),
            Duration.ofDays(7),
            Duration.ofDays(56),
            Duration.ofDays(180),
            Duration.ofHours(1));

    /** A burst is a count already, and its list is meant for a refusal that costs minutes: one is enough. */
    private static final EvidenceRule BURST_SEEN = new EvidenceRule(
            "burst-seen",
            1,
            EvidenceKind.BURST,
            "quick",
            "burst",
            1,
            1,
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofDays(7),
            Duration.ofMinutes(1));

    /** Evidence of a relay is the result of a test or a trace: one is enough. */
    private static final EvidenceRule RELAY_FOUND = new EvidenceRule(
            "relay-found",
            1,
            EvidenceKind.RELAY,
            "relay",
            "open-relay",
            1,
            1,
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(180),
            Duration.ofHours(1));

    /** The rules that ship: at most one for a kind. None looks at {@link EvidenceKind#DELIVERED}. */
    public static final List<EvidenceRule> ALL = List.of(SPAM_SEEN, BURST_SEEN, RELAY_FOUND);

    /** The rule for a kind. */
    public static Optional<EvidenceRule> of(EvidenceKind kind) {
        return ALL.stream().filter(rule -> rule.kind == kind).findFirst();
    }

    /** {@code spam-seen@1}, as it is shown. */
    public String reference() {
        return id + "@" + version;
    }

    /** What a new piece of evidence makes of the unit. While it is listed, whatever is newer renews. */
    public Judgement judge(Standing standing, Instant now) {
        List<Sighting> counting = standing.counting();
        if (counting.isEmpty()) {
            return new Judgement.NotListed(0, 0);
        }
        Instant newest = counting.getFirst().seenAt();
        List<Sighting> near = counting.stream()
                .filter(s -> !s.seenAt().isBefore(newest.minus(window)))
                .toList();
        Instant until = until(newest, standing.earlier());
        if (until.isAfter(now) && (standing.listedAt(now) || isEnough(near))) {
            return new Judgement.Listed(later(until, standing.until(), now));
        }
        return new Judgement.NotListed(near.size(), sourcesOf(near));
    }

    /**
     * What is left of a listing when evidence under it was withdrawn: judged as if what remains were all that ever came.
     * Sightings from before the listing count as far as the window reaches back.
     */
    public Judgement judgeAgain(Standing standing, Instant now) {
        List<Sighting> counting = standing.counting().stream()
                .filter(s -> standing
                        .since()
                        .filter(since -> s.seenAt().isBefore(since.minus(window)))
                        .isEmpty())
                .toList();
        Deque<Sighting> near = new ArrayDeque<>();
        Optional<Instant> until = Optional.empty();
        for (Sighting sighting : counting.reversed()) {
            near.addLast(sighting);
            while (near.getFirst().seenAt().isBefore(sighting.seenAt().minus(window))) {
                near.removeFirst();
            }
            boolean renews = until.filter(end -> end.isAfter(sighting.seenAt())).isPresent();
            if (renews || isEnough(List.copyOf(near))) {
                until = Optional.of(until(sighting.seenAt(), standing.earlier()));
            }
        }
        return until.filter(end -> end.isAfter(now))
                .<Judgement>map(Judgement.Listed::new)
                .orElseGet(() -> new Judgement.NotListed(near.size(), sourcesOf(List.copyOf(near))));
    }

    /** How long a listing lasts after the last sighting, when so many earlier ones ran to their end. */
    public Duration lasting(int earlier) {
        Duration lasting = least;
        for (int i = 0; i < earlier && lasting.compareTo(most) < 0; i++) {
            lasting = lasting.multipliedBy(2);
        }
        return lasting.compareTo(most) < 0 ? lasting : most;
    }

    private Instant until(Instant seenAt, int earlier) {
        long step = grain.toMillis();
        long end = seenAt.plus(lasting(earlier)).toEpochMilli();
        return Instant.ofEpochMilli(Math.ceilDiv(end, step) * step);
    }

    private boolean isEnough(List<Sighting> near) {
        return near.size() >= times || sourcesOf(near) >= sources;
    }

    private static int sourcesOf(List<Sighting> near) {
        return (int) near.stream().map(Sighting::source).distinct().count();
    }

    /** Evidence that comes late, or after its repetitions are too old to count, makes no listing shorter. */
    private static Instant later(Instant until, Optional<Instant> inForce, Instant now) {
        return inForce.filter(end -> end.isAfter(now))
                .map(end -> List.of(end, until).stream().max(Comparator.naturalOrder()).orElseThrow())
                .orElse(until);
    }
}
