package dev.recourse.hub.publish;

import dev.recourse.core.list.ZonePlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that is turned off.
 *
 * @param list in the order in which it was
 */
public record Switches(List<Switch> list) {
    /** Nothing is. */
    public static final Switches NONE = new Switches(List.of());

    public Switches {
        list = List.copyOf(list);
    }

    /** With this one, in place of another about the same. */
    Switches with(Switch one) {
        return new Switches(Stream.concat(without(one::sameAs).list().stream(), Stream.of(one))
                .toList());
    }

    Switches without(Predicate<Switch> which) {
        return new Switches(list.stream().filter(which.negate()).toList());
    }

    /** What is left of the plan at that moment. */
    ZonePlan applied(ZonePlan plan, Instant now) {
        Set<String> zones = new HashSet<>();
        Set<String> lists = new HashSet<>();
        Set<String> tests = new HashSet<>();
        for (Switch each : list) {
            switch (each) {
                case Switch.AllStopped all -> plan.zones().forEach(zone -> zones.add(zone.name()));
                case Switch.ZoneStopped zone -> zones.add(zone.zone());
                case Switch.ListStopped stopped -> lists.add(stopped.list());
                case Switch.ListClosing closing -> (closing.at().isAfter(now) ? tests : lists).add(closing.list());
            }
        }
        return plan.without(new ZonePlan.Withdrawal(zones, lists, tests));
    }

    /** What strangers are told on every page; empty where nothing is turned off. */
    public List<String> notices(Instant now) {
        return list.stream().map(each -> notice(each, now)).toList();
    }

    private static String notice(Switch each, Instant now) {
        String text = switch (each) {
            case Switch.AllStopped all ->
                "All lists are stopped since " + all.since() + ": DNS answers for every address that it is not listed.";
            case Switch.ZoneStopped zone ->
                "The zone " + zone.zone() + " is stopped since " + zone.since()
                        + ": it answers for every address that it is not listed.";
            case Switch.ListStopped list ->
                "The list " + list.list() + " is stopped since " + list.since()
                        + ": DNS answers for every address that it is not on it.";
            case Switch.ListClosing closing ->
                closing.at().isAfter(now)
                        ? "The list " + closing.list() + " ends at " + closing.at()
                                + ". If your mail server asks it, please take it out of the configuration before then."
                        : "The list " + closing.list() + " ended at " + closing.at()
                                + ". Nothing is on it any more: please take it out of the configuration.";
        };
        return each.reason().isEmpty() ? text : text + " " + each.reason();
    }
}
