package dev.recourse.app.config;

import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.hub.removal.RemovalLimits;
import java.time.Duration;
import java.util.List;

/** The published times and limits of removals. The pages print what is set here. */
final class RemovalKeys {
    private static final String DURATION_FORM = "a duration from 1s to 365d, as in 90s, 15m, 12h or 7d";
    private static final String LIMIT_FORM = "a number from 1 to " + RemovalLimits.MOST;

    static final Key<Duration> QUIET = duration(
            "removal.quiet",
            "24h",
            "How long no abuse may have been seen before a removal from rbl is granted; it doubles with each earlier removal"
                    + " within a year, up to 14 days or this, whichever is longer.");
    static final Key<Duration> QUICK_QUIET =
            duration("removal.quick-quiet", "10m", "The same for quick, where a listing ends by itself within hours.");
    static final Key<Duration> REVIEW = duration(
            "removal.review",
            "90d",
            "How long an exemption for a reverse DNS name of its own lasts; it is renewed by itself while the name stays.");
    static final Key<Duration> PROVED =
            duration("removal.proved", "30d", "How long an exemption for a proof of control lasts.");
    static final Key<Duration> PROVISIONAL = duration(
            "removal.provisional",
            "1d",
            "How long it lasts where the proof is a visit or a file on the address that was not repeated yet.");
    static final Key<Duration> WAITING =
            duration("removal.waiting", "30d", "How long a request waits for the sender or the owner of the address.");
    static final Key<Duration> RETEST_FIRST = duration(
            "removal.retest-first", "1m", "The time to the first re-test of what waits; it doubles with each in vain.");
    static final Key<Duration> RETEST_LAST = duration(
            "removal.retest-last",
            "1h",
            "The longest time between two re-tests. Exemptions are looked at every six times this.");
    static final Key<Integer> PER_ADDRESS = limit(
            "removal.per-address",
            "20",
            "How many may ask for one address within a day. Who asks from the address itself is not counted.");
    static final Key<Integer> PER_NETWORK = limit(
            "removal.per-network",
            "64",
            "How many addresses of one /24, or /48 of IPv6, may be asked for within a day.");
    static final Key<Integer> PER_ASKER =
            limit("removal.per-asker", "64", "How often may be asked from one /24, or /48 of IPv6, within a day.");
    static final Key<Integer> PER_MAILBOX =
            limit("removal.per-mailbox", "20", "How often may be asked with one mail address within a day.");
    static final Key<Duration> CONTACT_KEPT = duration(
            "removal.contact-kept",
            "30d",
            "How long the mail address of who asked is kept after the request has ended. From which network was asked is"
                    + " kept for a day.");

    static final List<Key<?>> ALL = List.of(
            QUIET,
            QUICK_QUIET,
            REVIEW,
            PROVED,
            PROVISIONAL,
            WAITING,
            RETEST_FIRST,
            RETEST_LAST,
            PER_ADDRESS,
            PER_NETWORK,
            PER_ASKER,
            PER_MAILBOX,
            CONTACT_KEPT);

    private RemovalKeys() {}

    private static Key<Duration> duration(String name, String usual, String sentence) {
        return new Key<>(
                name,
                usual,
                DURATION_FORM,
                sentence,
                text -> Values.duration(text, Duration.ofSeconds(1), RemovalNumbers.USUAL.remembered()));
    }

    private static Key<Integer> limit(String name, String usual, String sentence) {
        return new Key<>(name, usual, LIMIT_FORM, sentence, text -> Values.number(text, RemovalLimits.MOST));
    }
}
