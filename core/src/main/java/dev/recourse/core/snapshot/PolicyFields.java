package dev.recourse.core.snapshot;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.Use;
import dev.recourse.core.list.ZonePlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@link Policy} as fields, in the order in which its parts name each other. */
final class PolicyFields {
    private PolicyFields() {}

    static FieldWriter write(Policy policy) {
        FieldWriter out = new FieldWriter();
        List<BlockList> lists = policy.catalogue().lists();
        out.each(lists, list -> list(out, list));
        out.text(policy.zones().root());
        out.each(
                policy.zones().zones(),
                zone -> out.text(zone.name()).each(zone.lists(), list -> out.octet(indexOf(lists, list.name()))));
        policy.authorities().forEach(authority -> authority(out, authority));
        out.text(policy.webUrl());
        // The last fields are younger than the form: what is in operation is written as before there were any.
        if (policy.zones().zones().stream().anyMatch(zone -> !zone.tested().equals(zone.lists()))) {
            out.each(
                    policy.zones().zones(),
                    zone -> out.each(zone.tested(), list -> out.octet(indexOf(lists, list.name()))));
        }
        return out;
    }

    static Policy read(FieldReader in) {
        List<BlockList> lists = in.each(() -> list(in));
        String root = in.text();
        List<ZonePlan.Zone> zones = in.each(() -> new ZonePlan.Zone(in.text(), in.each(() -> lists.get(in.octet()))));
        List<Authority> authorities = zones.stream().map(zone -> authority(in)).toList();
        String webUrl = in.text();
        List<ZonePlan.Zone> tested = in.more() ? tested(in, zones, lists) : zones;
        return new Policy(new Catalogue(lists), new ZonePlan(root, tested), authorities, webUrl);
    }

    private static List<ZonePlan.Zone> tested(FieldReader in, List<ZonePlan.Zone> zones, List<BlockList> lists) {
        Iterator<ZonePlan.Zone> each = zones.iterator();
        return in.each(() -> {
            if (!each.hasNext()) {
                throw new IllegalArgumentException("the policy has test entries of more zones than there are");
            }
            ZonePlan.Zone zone = each.next();
            return new ZonePlan.Zone(zone.name(), zone.lists(), in.each(() -> lists.get(in.octet())));
        });
    }

    private static int indexOf(List<BlockList> lists, String name) {
        for (int i = 0; i < lists.size(); i++) {
            if (lists.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("a zone has a list that there is not: " + name);
    }

    private static void list(FieldWriter out, BlockList list) {
        out.text(list.name()).text(list.use().name()).number(list.ttl().toSeconds());
        out.seconds(list.expiry()).seconds(list.validity());
        out.text(list.title()).text(list.what()).text(list.removal());
        out.each(list.criteria(), criterion -> criterion(out, criterion));
    }

    private static BlockList list(FieldReader in) {
        String name = in.text();
        return new BlockList(
                name,
                Use.valueOf(in.text()),
                Duration.ofSeconds(in.longNumber()),
                in.seconds(),
                in.seconds(),
                in.text(),
                in.text(),
                in.text(),
                in.each(() -> criterion(in, name)));
    }

    private static void criterion(FieldWriter out, Criterion criterion) {
        out.text(criterion.id()).number(criterion.version()).number(criterion.address());
        out.octet(criterion.importDefault() ? 1 : 0).text(criterion.wording().name());
        out.text(criterion.text());
    }

    private static Criterion criterion(FieldReader in, String list) {
        return new Criterion(
                list,
                in.text(),
                in.number(),
                in.number(),
                in.octet() == 1,
                Criterion.Wording.valueOf(in.text()),
                in.text());
    }

    private static void authority(FieldWriter out, Authority authority) {
        out.each(authority.nameServers(), name -> out.octets(name.toWire()));
        out.octets(authority.contact().toWire());
        // In one order, so that the same policy gives the same bytes.
        Map<String, DomainName> names = new TreeMap<>();
        authority.addresses().keySet().forEach(name -> names.put(name.toString(), name));
        out.each(
                names.values(),
                name -> out.octets(name.toWire())
                        .each(
                                authority.addresses().getOrDefault(name, List.of()),
                                address -> out.octets(address.toBytes())));
        Rdata.SoaTimes times = authority.times();
        out.number(times.refresh().toSeconds()).number(times.retry().toSeconds());
        out.number(times.expire().toSeconds()).number(times.minimum().toSeconds());
    }

    private static Authority authority(FieldReader in) {
        List<DomainName> names = in.each(() -> DomainName.parseWire(in.octets()));
        DomainName contact = DomainName.parseWire(in.octets());
        Map<DomainName, List<IpAddress>> addresses = new HashMap<>();
        in.each(() -> addresses.put(DomainName.parseWire(in.octets()), in.each(() -> IpAddress.ofBytes(in.octets())))
                == null);
        return new Authority(
                names,
                contact,
                addresses,
                new Rdata.SoaTimes(
                        Duration.ofSeconds(in.longNumber()),
                        Duration.ofSeconds(in.longNumber()),
                        Duration.ofSeconds(in.longNumber()),
                        Duration.ofSeconds(in.longNumber())));
    }
}
