package dev.recourse.core.format;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lines of ip4set: prefixes that do not overlap, one line for each criterion. So which kind of block rbldnsd looks at
 * first makes no difference, and every address has exactly its values.
 */
final class Ip4SetLines implements ListWriter.Format {
    private final ExportTexts texts;
    private final Consumer<String> out;
    private final Runs runs;

    Ip4SetLines(ExportTexts texts, Consumer<String> out) {
        this.texts = texts;
        this.out = out;
        runs = new Runs((range, criteria) -> range.forEachPrefix(prefix -> lines(prefix, criteria)));
    }

    private void lines(Prefix prefix, List<Criterion> criteria) {
        for (Criterion criterion : criteria) {
            out.accept(prefix + texts.value(criterion));
        }
    }

    @Override
    public void begin() {
        texts.header().forEach(out);
    }

    @Override
    public void enter(Prefix prefix, List<Criterion> here, List<Criterion> around) {
        if (prefix.isIpv4()) {
            runs.enter(prefix, here);
        }
    }

    @Override
    public void leave(Prefix prefix, List<Criterion> around) {
        if (prefix.isIpv4()) {
            runs.leave(prefix, around);
        }
    }

    @Override
    public void end() {
        runs.end();
    }
}
