package dev.recourse.hub.portal;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.hub.report.Words;
import java.util.List;

/** One list on its page and in the overview. */
record ListView(BlockList list, Site site) {

    /** A criterion with how to test its code. */
    record CriterionView(Criterion criterion, String testIpv6) {}

    static List<ListView> all(Site site) {
        return site.catalogue().lists().stream()
                .map(list -> new ListView(list, site))
                .toList();
    }

    public String zone() {
        return list.name() + "." + site.plan().root();
    }

    public String ttl() {
        return Words.duration(list.ttl());
    }

    public String expiry() {
        return list.expiry()
                .map(e -> Words.duration(e) + " after the last evidence")
                .orElse("while it is true");
    }

    public String codes() {
        return String.join(
                ", ",
                list.criteria().stream().map(Criterion::codeText).distinct().toList());
    }

    public List<CriterionView> criteria() {
        return list.criteria().stream()
                .map(c -> new CriterionView(c, "::ffff:7f00:" + Integer.toHexString(c.code())))
                .toList();
    }

    /** Other zones in which its entries are answered too. */
    public List<String> otherZones() {
        return site.plan().zones().stream()
                .filter(z -> z.lists().contains(list) && !z.name().equals(zone()))
                .map(ZonePlan.Zone::name)
                .toList();
    }

    /** Other lists whose entries this zone answers too. */
    public List<String> guests() {
        return site.plan().zones().stream()
                .filter(z -> z.name().equals(zone()))
                .flatMap(z -> z.lists().stream())
                .filter(l -> !l.equals(list))
                .map(BlockList::name)
                .toList();
    }

    /** A command that asks for the test entry of the first code. */
    public String digAddress() {
        return dig("A");
    }

    public String digText() {
        return dig("TXT");
    }

    private String dig(String type) {
        int code = list.criteria().getFirst().code();
        return "dig " + site.digServer() + "+short " + code + ".0.0.127." + zone() + " " + type;
    }
}
