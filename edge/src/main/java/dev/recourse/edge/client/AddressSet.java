package dev.recourse.edge.client;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A set of addresses, said by prefixes that are in it and prefixes that are not: the narrowest that holds an address
 * decides, and of two equal ones the one that is not. Kept as the addresses at which the decision changes, in order.
 */
public final class AddressSet {
    /** All addresses. */
    public static final AddressSet ALL = of(List.of(), List.of(), true);

    private final List<IpAddress> starts;
    private final List<Boolean> decisions;

    private AddressSet(List<IpAddress> starts, List<Boolean> decisions) {
        this.starts = List.copyOf(starts);
        this.decisions = List.copyOf(decisions);
    }

    /**
     * The set of these.
     *
     * @param otherwise whether an address is in it that no prefix holds
     */
    public static AddressSet of(List<Prefix> in, List<Prefix> out, boolean otherwise) {
        SortedMap<Prefix, Boolean> rules = new TreeMap<>();
        in.forEach(prefix -> rules.put(prefix, true));
        out.forEach(prefix -> rules.put(prefix, false));
        if (rules.keySet().stream().anyMatch(prefix -> prefix.contains(Prefix.IPV4) && !prefix.isIpv4())) {
            // Whoever writes ::/0 means IPv6, though IPv4 lies in it here.
            rules.putIfAbsent(Prefix.IPV4, otherwise);
        }
        return new Flattening(rules, otherwise).set();
    }

    /** Whether the address is in it. */
    public boolean contains(IpAddress address) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle).compareTo(address) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return decisions.get(low);
    }

    /** From nested prefixes to addresses at which something changes. */
    private static final class Flattening {
        private final SortedMap<Prefix, Boolean> rules;
        private final boolean otherwise;
        private final List<IpAddress> starts = new ArrayList<>();
        private final List<Boolean> decisions = new ArrayList<>();
        /** The prefixes around the current address, the narrowest first. */
        private final Deque<Prefix> around = new ArrayDeque<>();

        Flattening(SortedMap<Prefix, Boolean> rules, boolean otherwise) {
            this.rules = rules;
            this.otherwise = otherwise;
        }

        AddressSet set() {
            change(new IpAddress(0, 0), otherwise);
            for (Map.Entry<Prefix, Boolean> rule : rules.entrySet()) {
                while (!around.isEmpty() && !around.element().contains(rule.getKey())) {
                    leave(around.pop());
                }
                around.push(rule.getKey());
                change(rule.getKey().first(), rule.getValue());
            }
            while (!around.isEmpty()) {
                leave(around.pop());
            }
            return new AddressSet(starts, decisions);
        }

        private void leave(Prefix prefix) {
            IpAddress last = prefix.last();
            IpAddress next = new IpAddress(last.low() == -1 ? last.high() + 1 : last.high(), last.low() + 1);
            if (next.compareTo(last) > 0) {
                change(next, around.isEmpty() ? otherwise : Objects.requireNonNull(rules.get(around.element())));
            }
        }

        /** Of several changes at one address the last counts: it is the narrowest, or what is left around. */
        private void change(IpAddress at, boolean decision) {
            if (!starts.isEmpty() && starts.getLast().equals(at)) {
                starts.removeLast();
                decisions.removeLast();
            }
            starts.add(at);
            decisions.add(decision);
        }
    }
}
