package dev.recourse.core.format;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;
import java.util.List;
import java.util.function.Consumer;

/** The fewest prefixes, one a line: none overlaps another, and what is not listed is in none. */
final class CidrLines implements ListWriter.Format {
    private static final Criterion ANY = Criterion.of("", "listed", 1, 0, false, "");

    private final Runs runs;

    CidrLines(Consumer<String> out) {
        runs = new Runs((range, criteria) -> range.forEachPrefix(prefix -> out.accept(prefix.toString())));
    }

    @Override
    public void begin() {}

    @Override
    public void enter(Prefix prefix, List<Criterion> here, List<Criterion> around) {
        runs.enter(prefix, any(here));
    }

    @Override
    public void leave(Prefix prefix, List<Criterion> around) {
        runs.leave(prefix, any(around));
    }

    @Override
    public void end() {
        runs.end();
    }

    /** Which criteria hold makes no difference here: one stands for all of them. */
    private static List<Criterion> any(List<Criterion> criteria) {
        return criteria.isEmpty() ? criteria : List.of(ANY);
    }
}
