package dev.recourse.hub.dul;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dul.Finding;
import dev.recourse.core.dul.LeftOut;
import dev.recourse.core.dul.PrefixSet;
import dev.recourse.hub.store.DulRun;
import dev.recourse.hub.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says what a run would change: by list and rule, in addresses, against what is listed from reverse names now. */
public final class DulComparison {
    private static final int SHOWN = 20;

    private final DulFolder folder;
    private final Store store;

    public DulComparison(DulFolder folder, Store store) {
        this.folder = folder;
        this.store = store;
    }

    /**
     * What one rule would change on one list, in addresses.
     *
     * @param proposed all that it proposes
     * @param added of these, what no rule lists now
     * @param removed what it lists now, and no rule proposes
     */
    public record ByRule(long proposed, long added, long removed) {}

    /**
     * A wide prefix that deserves a second look.
     *
     * @param neighbours how many addresses around it have names that say static, or of their own
     */
    public record Wide(Finding finding, Prefix prefix, String rule, long neighbours) {}

    /**
     * What would change.
     *
     * @param byRule for each finding, by {@code rule@version}
     * @param prefixes how many prefixes are proposed for each finding
     * @param leftOut addresses whose name would be a reason and that are not proposed
     * @param crowded wide prefixes with the most neighbours, at most 20
     * @param widest the widest prefixes, at most 20
     */
    public record Result(
            DulRun run,
            Map<Finding, Map<String, ByRule>> byRule,
            Map<Finding, Long> prefixes,
            Map<LeftOut, Long> leftOut,
            List<Wide> crowded,
            List<Wide> widest) {
        /** How many addresses would come on or leave one list. */
        public ByRule sum(Finding finding) {
            return byRule.getOrDefault(finding, Map.of()).values().stream()
                    .reduce(
                            new ByRule(0, 0, 0),
                            (a, b) -> new ByRule(a.proposed + b.proposed, a.added + b.added, a.removed + b.removed));
        }
    }

    private record Labelled(Prefix prefix, String rule) {}

    /** @throws dev.recourse.core.listing.RefusedException when the files of the run are gone */
    public Result of(DulRun run) {
        folder.require(run.id());
        Map<Finding, Map<String, ByRule>> byRule = new EnumMap<>(Finding.class);
        Map<Finding, Long> prefixes = new EnumMap<>(Finding.class);
        List<Wide> wide = new ArrayList<>();
        for (Finding finding : Finding.values()) {
            List<Labelled> proposed = new ArrayList<>();
            ProposalFiles.each(folder.proposals(run.id()), finding, kept -> {
                proposed.add(new Labelled(
                        kept.proposal().prefix(),
                        kept.proposal().rule().toString().intern()));
                if (!kept.proposal().prefix().isSingle()) {
                    keepShown(
                            wide,
                            new Wide(
                                    finding,
                                    kept.proposal().prefix(),
                                    kept.proposal().rule().toString(),
                                    kept.neighbours()));
                }
            });
            byRule.put(finding, compared(proposed, inForce(finding)));
            prefixes.put(finding, (long) proposed.size());
        }
        return new Result(
                run,
                byRule,
                prefixes,
                leftOut(run),
                shown(wide, CROWDED).filter(w -> w.neighbours > 0).toList(),
                shown(wide, WIDEST).toList());
    }

    private Map<LeftOut, Long> leftOut(DulRun run) {
        Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
        for (LeftOut reason : LeftOut.values()) {
            leftOut.put(reason, ProposalFiles.leftOut(folder.tally(run.id()), reason));
        }
        return leftOut;
    }

    private static final Comparator<Wide> CROWDED =
            Comparator.comparingLong(Wide::neighbours).reversed().thenComparing(Wide::prefix);

    private static final Comparator<Wide> WIDEST =
            Comparator.comparingInt((Wide w) -> w.prefix().bits()).thenComparing(Wide::prefix);

    /** Holds no more than is shown, but for a little: there may be a million. */
    private static void keepShown(List<Wide> wide, Wide next) {
        wide.add(next);
        if (wide.size() > 50 * SHOWN) {
            List<Wide> best = Stream.concat(shown(wide, CROWDED), shown(wide, WIDEST))
                    .distinct()
                    .toList();
            wide.clear();
            wide.addAll(best);
        }
    }

    private static Stream<Wide> shown(List<Wide> wide, Comparator<Wide> order) {
        return wide.stream().sorted(order).limit(SHOWN);
    }

    private List<Labelled> inForce(Finding finding) {
        List<Labelled> rows = new ArrayList<>();
        store.listings().forEach(finding.list(), row -> {
            if (RdnsSources.isOne(row)) {
                rows.add(new Labelled(row.prefix(), RdnsSources.rule(row).intern()));
            }
        });
        return rows;
    }

    private static Map<String, ByRule> compared(List<Labelled> proposed, List<Labelled> inForce) {
        PrefixSet now = PrefixSet.of(inForce.stream().map(Labelled::prefix).toList());
        PrefixSet then = PrefixSet.of(proposed.stream().map(Labelled::prefix).toList());
        Map<String, ByRule> byRule = new TreeMap<>();
        for (Labelled each : proposed) {
            long size = PrefixSet.size(each.prefix);
            add(byRule, each.rule, new ByRule(size, size - now.sizeWithin(each.prefix), 0));
        }
        for (Labelled each : inForce) {
            add(byRule, each.rule, new ByRule(0, 0, PrefixSet.size(each.prefix) - then.sizeWithin(each.prefix)));
        }
        return byRule;
    }

    private static void add(Map<String, ByRule> byRule, String rule, ByRule more) {
        byRule.merge(
                rule, more, (a, b) -> new ByRule(a.proposed + b.proposed, a.added + b.added, a.removed + b.removed));
    }
}
