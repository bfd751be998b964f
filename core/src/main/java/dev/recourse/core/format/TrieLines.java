package dev.recourse.core.format;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lines of ip4trie or ip6trie. It holds one value a prefix: where several criteria hold, the first in the order of the
 * catalogue is written, the most serious. Whether an address is listed is exact; ip4set has all values.
 */
final class TrieLines implements ListWriter.Format {
    private final boolean ipv4;
    private final ExportTexts texts;
    private final Consumer<String> out;

    TrieLines(boolean ipv4, ExportTexts texts, Consumer<String> out) {
        this.ipv4 = ipv4;
        this.texts = texts;
        this.out = out;
    }

    @Override
    public void begin() {
        texts.header().forEach(out);
    }

    @Override
    public void enter(Prefix prefix, List<Criterion> here, List<Criterion> around) {
        if (prefix.isIpv4() != ipv4) {
            return;
        }
        if (here.isEmpty()) {
            if (!around.isEmpty()) {
                out.accept("!" + prefix);
            }
        } else if (around.isEmpty() || !around.getFirst().equals(here.getFirst())) {
            out.accept(prefix + texts.value(here.getFirst()));
        }
    }

    @Override
    public void leave(Prefix prefix, List<Criterion> around) {}

    @Override
    public void end() {}
}
