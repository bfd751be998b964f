package dev.recourse.core.dul;

import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.RuleId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts addresses: what their names say, what is proposed by which rule, and what is left out. */
public final class Tally {
    private final Map<PtrClass, Long> read = new EnumMap<>(PtrClass.class);
    private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
    private final Map<Finding, Map<RuleId, Long>> proposed = new EnumMap<>(Finding.class);

    Tally() {}

    void read(PtrClass ptrClass) {
        read.merge(ptrClass, 1L, Long::sum);
    }

    void leftOut(LeftOut reason) {
        leftOut.merge(reason, 1L, Long::sum);
    }

    void proposed(Finding finding, RuleId rule) {
        proposed.computeIfAbsent(finding, f -> new HashMap<>()).merge(rule, 1L, Long::sum);
    }

    /** Addresses that were read, by what their names say. */
    public Map<PtrClass, Long> read() {
        return Map.copyOf(read);
    }

    /** Addresses that are not proposed, by reason. */
    public Map<LeftOut, Long> leftOut() {
        return Map.copyOf(leftOut);
    }

    /** Addresses that are proposed for a finding, by {@code rule@version}, in order. */
    public Map<String, Long> proposed(Finding finding) {
        Map<String, Long> byRule = new TreeMap<>();
        proposed.getOrDefault(finding, Map.of()).forEach((rule, count) -> byRule.put(rule.toString(), count));
        return byRule;
    }
}
