package dev.recourse.hub.dul;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dul.Finding;
import dev.recourse.core.dul.Proposal;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.store.DulRun;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.SourceCount;
import dev.recourse.hub.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sources of what is listed from reverse names: one for each version of the rules. */
final class RdnsSources {
    private static final String BEGIN = "rdns@";
    private static final String BY_RULE = "by rule ";

    private RdnsSources() {}

    static String of(String version) {
        return BEGIN + version;
    }

    /** All that have entries, or from which something was removed: known runs name their versions. */
    static Set<String> all(Store store) {
        Set<String> names = new TreeSet<>();
        Stream.concat(
                        store.listings().sources(Optional.empty()).stream().map(SourceCount::source),
                        store.dulRuns().all().stream().map(DulRun::ruleVersion).map(RdnsSources::of))
                .filter(source -> source.startsWith(BEGIN))
                .forEach(names::add);
        return names;
    }

    /** What decisions removed from any of them: a new version of the rules does not list it again. */
    static List<Prefix> held(Store store, Engine engine, String list) {
        return all(store).stream()
                .flatMap(source -> engine.held(list, source).stream())
                .toList();
    }

    static boolean isOne(Row row) {
        return row.kind() == Row.Kind.LISTING && row.source().startsWith(BEGIN);
    }

    /** What is shown with a listing. Begins with the rule, so that {@link #rule} finds it again. */
    static String detail(Proposal proposal) {
        String subject = proposal.prefix().isSingle() ? "its reverse name" : "the reverse name of each address in it";
        return BY_RULE + proposal.rule() + ", "
                + switch (proposal.finding()) {
                    case DYNAMIC -> subject + " says that it is dynamic";
                    case GENERIC -> subject + " is made from the address";
                    case NO_NAME ->
                        (proposal.prefix().isSingle() ? "it has" : "each address in it has")
                                + " no reverse name and was seen sending";
                };
    }

    /** The rule by which a row is listed. */
    static String rule(Row row) {
        String detail = row.detail();
        int end = detail.indexOf(',');
        return detail.startsWith(BY_RULE) && end > 0 ? detail.substring(BY_RULE.length(), end) : row.source();
    }

    static Finding finding(String list) {
        return Finding.ofList(list).orElseThrow();
    }
}
