package dev.recourse.core.list;

import java.time.Duration;
import java.util.List;

/**
 * All that answers need beside the entries: what is published of the lists and their zones.
 *
 * @param catalogue the lists with their criteria; entries name a list by its place here
 * @param zones the zones and the lists that each answers for
 * @param authorities who answers for each zone, in the order of the zones
 * @param webUrl where the lookup page is: every TXT record of ours links to it
 */
public record Policy(Catalogue catalogue, ZonePlan zones, List<Authority> authorities, String webUrl) {
    public Policy {
        authorities = List.copyOf(authorities);
        if (authorities.size() != zones.zones().size()) {
            throw new IllegalArgumentException(
                    authorities.size() + " authorities for " + zones.zones().size() + " zones");
        }
    }

    /** A policy with one authority for all zones. */
    public static Policy of(Catalogue catalogue, ZonePlan zones, Authority authority, String webUrl) {
        return new Policy(
                catalogue, zones, zones.zones().stream().map(zone -> authority).toList(), webUrl);
    }

    /** The same, with other zones of the same number. */
    public Policy with(ZonePlan others) {
        return new Policy(catalogue, others, authorities, webUrl);
    }

    /** The longest TTL of any answer, in seconds. */
    public long longestTtl() {
        return catalogue.lists().stream()
                .map(BlockList::ttl)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .toSeconds();
    }
}
