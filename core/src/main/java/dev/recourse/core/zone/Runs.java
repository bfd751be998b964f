package dev.recourse.core.zone;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import dev.recourse.core.table.VerdictWalk;
import java.util.List;

/** Makes of nested prefixes the longest runs of addresses that are listed for the same reasons. */
final class Runs implements VerdictWalk.Visitor {
    private final Action action;
    private IpAddress from = IpAddress.ofIpv4(0);
    private List<Reason> holds = List.of();

    /** Takes each run, in order. */
    interface Action {
        void run(IpAddress first, IpAddress last, List<Reason> reasons);
    }

    Runs(Action action) {
        this.action = action;
    }

    @Override
    public void enter(Prefix prefix, List<Match<Entry.Listed>> here, List<Match<Entry.Listed>> around) {
        turn(prefix.first(), Reason.of(here, prefix.first()));
    }

    @Override
    public void leave(Prefix prefix, List<Match<Entry.Listed>> around) {
        turn(next(prefix.last()), Reason.of(around, prefix.first()));
    }

    private void turn(IpAddress at, List<Reason> then) {
        if (then.equals(holds)) {
            return;
        }
        if (!holds.isEmpty() && !at.equals(from)) {
            action.run(from, before(at), holds);
        }
        from = at;
        holds = then;
    }

    static IpAddress next(IpAddress address) {
        return new IpAddress(address.low() == -1 ? address.high() + 1 : address.high(), address.low() + 1);
    }

    private static IpAddress before(IpAddress address) {
        return new IpAddress(address.low() == 0 ? address.high() - 1 : address.high(), address.low() - 1);
    }
}
