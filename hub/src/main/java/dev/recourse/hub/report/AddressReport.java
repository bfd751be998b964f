package dev.recourse.hub.report;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.SpecialPurpose;
import dev.recourse.core.list.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that we know of an address.
 *
 * @param at when this was true
 * @param entries the listings that count, most serious list first
 * @param silenced the listings that an exemption or a hole hides
 * @param exemptions the exemptions in force over the address
 * @param history its journal, newest first
 * @param oldAnswerUntil the longest time for which a resolver may keep an answer from before the last removal; empty
 *     where none can be left
 * @param longestOldAnswer the longest time for which any answer of ours may be kept
 * @param special the special-purpose block that the address is in
 * @param background what is known of it beside the lists
 */
public record AddressReport(
        IpAddress address,
        Instant at,
        List<ReportedEntry> entries,
        List<SilencedEntry> silenced,
        List<ReportedExemption> exemptions,
        List<HistoryLine> history,
        Optional<Instant> oldAnswerUntil,
        Duration longestOldAnswer,
        Optional<SpecialPurpose> special,
        Background background) {

    /** Whether it is on any list that speaks against a sender. */
    public boolean listed() {
        return gravest().isPresent();
    }

    /** The most serious use among the lists that it is on; empty where it is on none, or only on one meant for accepting. */
    public Optional<Use> gravest() {
        return entries.stream()
                .map(e -> e.list().use())
                .filter(use -> use != Use.ACCEPT)
                .min(Use::compareTo);
    }

    /** Whether it is on a list that speaks for a sender. */
    public boolean allowed() {
        return entries.stream().anyMatch(e -> e.list().use() == Use.ACCEPT);
    }
}
