package dev.recourse.app.config;

import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.hub.removal.RemovalLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The published times and limits of removals. */
public record RemovalSettings(RemovalNumbers numbers, RemovalLimits limits) {

    static RemovalSettings of(Map<String, Object> values) {
        RemovalNumbers usual = RemovalNumbers.USUAL;
        Duration first = Settings.value(values, RemovalKeys.RETEST_FIRST);
        Duration last = Settings.value(values, RemovalKeys.RETEST_LAST);
        return new RemovalSettings(
                new RemovalNumbers(
                        Settings.value(values, RemovalKeys.QUIET),
                        Settings.value(values, RemovalKeys.QUICK_QUIET),
                        usual.quietMost(),
                        usual.remembered(),
                        Settings.value(values, RemovalKeys.REVIEW),
                        Settings.value(values, RemovalKeys.PROVED),
                        Settings.value(values, RemovalKeys.PROVISIONAL),
                        usual.repeats(),
                        Settings.value(values, RemovalKeys.WAITING),
                        first,
                        last,
                        usual.relayRetest()),
                limits(values));
    }

    private static RemovalLimits limits(Map<String, Object> values) {
        return new RemovalLimits(
                Settings.value(values, RemovalKeys.PER_ADDRESS),
                Settings.value(values, RemovalKeys.PER_NETWORK),
                Settings.value(values, RemovalKeys.PER_ASKER),
                Settings.value(values, RemovalKeys.PER_MAILBOX),
                Settings.value(values, RemovalKeys.CONTACT_KEPT));
    }

    List<String> lines() {
        return List.of(
                line(RemovalKeys.QUIET, numbers.quiet()),
                line(RemovalKeys.QUICK_QUIET, numbers.quickQuiet()),
                line(RemovalKeys.REVIEW, numbers.review()),
                line(RemovalKeys.PROVED, numbers.proved()),
                line(RemovalKeys.PROVISIONAL, numbers.provisional()),
                line(RemovalKeys.WAITING, numbers.waiting()),
                line(RemovalKeys.RETEST_FIRST, numbers.retestFirst()),
                line(RemovalKeys.RETEST_LAST, numbers.retestLast()),
                RemovalKeys.PER_ADDRESS.name() + " = " + limits.perAddress(),
                RemovalKeys.PER_NETWORK.name() + " = " + limits.perNetwork(),
                RemovalKeys.PER_ASKER.name() + " = " + limits.perAsker(),
                RemovalKeys.PER_MAILBOX.name() + " = " + limits.perMailbox(),
                line(RemovalKeys.CONTACT_KEPT, limits.contactKept()));
    }

    private static String line(Key<Duration> key, Duration value) {
        return key.name() + " = " + value.toSeconds() + "s";
    }
}
