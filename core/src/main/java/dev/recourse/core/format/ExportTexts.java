package dev.recourse.core.format;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of an export for rbldnsd: each criterion's text is a variable, so that an entry stays short. */
final class ExportTexts {
    private static final int VARIABLES = 10;
    // The longest IPv6 address.
    private static final int ADDRESS_MAX = 39;

    private final BlockList list;
    private final Optional<String> link;

    ExportTexts(BlockList list, Optional<String> link) {
        if (list.criteria().size() > VARIABLES) {
            throw new IllegalArgumentException("list " + list.name() + " has more criteria than rbldnsd has variables");
        }
        this.list = list;
        this.link = link;
    }

    List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.add("# " + list.name() + ": " + list.title() + ". " + list.what());
        lines.add("# Meant to: " + list.use().advice() + ". " + list.removal());
        lines.add("$TTL " + list.ttl().toSeconds());
        for (int i = 0; i < list.criteria().size(); i++) {
            lines.add("$" + i + " " + text(list.criteria().get(i)));
        }
        return lines;
    }

    /** What stands behind the prefix of an entry. */
    String value(Criterion criterion) {
        int index = list.criteria().indexOf(criterion);
        if (index < 0) {
            throw new IllegalArgumentException(criterion.reference() + " is not a criterion of " + list.name());
        }
        return " :" + criterion.code() + ":$" + index + (link.isPresent() ? "$" : "");
    }

    /** rbldnsd cuts a TXT at 254 characters: the link matters more than the sentence. */
    private String text(Criterion criterion) {
        String behind = link.map(l -> " " + l).orElse("");
        String whole = criterion.codeText() + " This address " + criterion.sentence() + "." + behind;
        return whole.length() + ADDRESS_MAX <= Texts.LONGEST ? whole : criterion.codeText() + behind;
    }
}
