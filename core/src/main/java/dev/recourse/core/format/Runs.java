package dev.recourse.core.format;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Makes of nested prefixes the longest runs of addresses for which the same holds. */
final class Runs {
    /** The address in front of it is the last of all. */
    private static final IpAddress BEHIND_ALL = new IpAddress(0, 0);

    private final BiConsumer<AddressRange, List<Criterion>> action;
    private final List<Turn> turns = new ArrayList<>(2);

    /** From this address on, this holds. */
    private record Turn(IpAddress at, List<Criterion> holds) {}

    Runs(BiConsumer<AddressRange, List<Criterion>> action) {
        this.action = action;
    }

    void enter(Prefix prefix, List<Criterion> here) {
        turn(prefix.first(), here);
    }

    void leave(Prefix prefix, List<Criterion> around) {
        IpAddress next = AddressRange.next(prefix.last());
        // Behind the last address of all nothing holds: that run ends with the end.
        if (next.compareTo(prefix.last()) > 0) {
            turn(next, around);
        }
    }

    /** The last turn is kept open: another at the same address may take its place. */
    private void turn(IpAddress at, List<Criterion> holds) {
        if (!turns.isEmpty() && turns.getLast().at.equals(at)) {
            turns.removeLast();
        }
        append(at, holds);
    }

    private void append(IpAddress at, List<Criterion> holds) {
        if (turns.isEmpty() || !turns.getLast().holds.equals(holds)) {
            turns.add(new Turn(at, holds));
        }
        if (turns.size() == 3) {
            run(turns.removeFirst(), turns.getFirst());
        }
    }

    /** What is left once all prefixes have been left: at most one run. */
    void end() {
        if (!turns.isEmpty() && !turns.getLast().holds.isEmpty()) {
            append(BEHIND_ALL, List.of());
        }
        if (turns.size() == 2) {
            run(turns.getFirst(), turns.getLast());
        }
        turns.clear();
    }

    private void run(Turn from, Turn to) {
        if (!from.holds.isEmpty()) {
            action.accept(new AddressRange(from.at, AddressRange.before(to.at)), from.holds);
        }
    }
}
