package dev.recourse.core.format;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Makes of nested prefixes the longest runs of addresses for which the same holds. */
final class Runs {
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
        turn(AddressRange.next(prefix.last()), around);
    }

    /** The last turn is kept open: another at the same address may take its place. */
    private void turn(IpAddress at, List<Criterion> holds) {
        if (!turns.isEmpty() && turns.getLast().at.equals(at)) {
            turns.removeLast();
        }
        if (turns.isEmpty() || !turns.getLast().holds.equals(holds)) {
            turns.add(new Turn(at, holds));
        }
        if (turns.size() == 3) {
            run(turns.removeFirst(), turns.getFirst());
        }
    }

    /** What is left once all prefixes have been left: at most one run. */
    void end() {
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
