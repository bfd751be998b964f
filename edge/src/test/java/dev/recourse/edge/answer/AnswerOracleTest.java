package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.CATALOGUE;
import static dev.recourse.edge.answer.Served.NOW;
import static dev.recourse.edge.answer.Served.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The server against a zone written out name by name. Two small worlds, 2.0.0.0/24 and 2001:db8::/120, chosen because
 * their names collide: 1.0.0.2 is an address of the one and stands above the other.
 */
class AnswerOracleTest {
    private static final Changes CHANGES = new Changes(CATALOGUE);
    private static final List<IpAddress> WORLD = Stream.concat(
                    IntStream.range(0, 256).mapToObj(i -> IpAddress.ofIpv4(0x02000000 | i)),
                    IntStream.range(0, 256).mapToObj(i -> new IpAddress(0x20010db800000000L, i)))
            .toList();
    private static final List<String> LISTS = List.of("rbl", "dul", "generic", "allow");

    private static final List<String> ASKED = List.of(ROOT, "all." + ROOT, "dul." + ROOT, "allow." + ROOT);

    private record Row(Prefix prefix, Entry entry) {}

    /** What a name owns: its A records, and their TTL. */
    private record Owned(List<String> codes, long ttl) {}

    @Test
    void every_answer_is_that_of_the_zone_written_out() {
        for (int seed = 0; seed < 6; seed++) {
            int number = seed;
            Random random = new Random(seed);
            List<Row> rows = rows(random);
            ListingTable table = ListingTable.EMPTY;
            for (Row row : rows) {
                table = table.with(row.prefix, row.entry);
            }
            Served served = new Served(table);
            ZonePlan.of(CATALOGUE, ROOT, false).zones().stream()
                    .filter(zone -> ASKED.contains(zone.name()))
                    .forEach(zone -> compare(served, rows, zone, number));
        }
    }

    private static void compare(Served served, List<Row> rows, ZonePlan.Zone zone, int seed) {
        Map<String, Owned> owners = new HashMap<>();
        for (IpAddress address : WORLD) {
            List<Row> counting = rows.stream()
                    .filter(row -> counts(row, rows, zone, address))
                    .toList();
            if (!counting.isEmpty()) {
                names(address).forEach(name -> owners.put(name, owned(counting, zone)));
            }
        }
        Set<String> existing = new TreeSet<>();
        owners.keySet().forEach(name -> existing.addAll(withParents(name)));
        testNames(zone).forEach(name -> existing.addAll(withParents(name)));
        for (String name : asked()) {
            if (!name.endsWith("127") && !name.contains("0.0.f.7.")) {
                assertThat(outcome(served.ask(name + "." + zone.name(), Type.A)))
                        .as("seed %s, %s.%s", seed, name, zone.name())
                        .isEqualTo(
                                owners.containsKey(name)
                                        ? owners.get(name).toString()
                                        : existing.contains(name) ? "NODATA" : "NXDOMAIN");
            }
        }
    }

    private static String outcome(Message reply) {
        if (!reply.getSection(Section.ANSWER).isEmpty()) {
            return new Owned(
                            Served.answers(reply),
                            reply.getSection(Section.ANSWER).getFirst().getTTL())
                    .toString();
        }
        return reply.getRcode() == org.xbill.DNS.Rcode.NOERROR
                ? "NODATA"
                : org.xbill.DNS.Rcode.string(reply.getRcode());
    }

    /** Every name of the worlds, everything above, and beside each a name with another first label. */
    private static Set<String> asked() {
        Set<String> asked = new LinkedHashSet<>();
        for (IpAddress address : WORLD) {
            for (String name : names(address)) {
                for (String above : withParents(name)) {
                    asked.add(above);
                    if (above.equals(name) && address.low() % 16 != 1) {
                        continue;
                    }
                    asked.add("1." + above);
                    asked.add(above.replaceFirst("[^.]*", "3"));
                    asked.add(above.replaceFirst("[^.]*", "f"));
                    asked.add(above.replaceFirst("[^.]*", "00"));
                }
            }
        }
        return asked;
    }

    private static List<String> names(IpAddress address) {
        String nibbles = Served.nibbles(address);
        String own = Served.name(address.toString());
        String octets = own.substring(0, own.length() - ROOT.length() - 1);
        return address.isIpv4() ? List.of(octets, nibbles) : List.of(nibbles);
    }

    private static List<String> withParents(String name) {
        List<String> names = new ArrayList<>(List.of(name));
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            names.add(name.substring(dot + 1));
        }
        return names;
    }

    private static List<String> testNames(ZonePlan.Zone zone) {
        return Stream.concat(
                        Stream.of(2),
                        zone.lists().stream()
                                .flatMap(list -> list.criteria().stream())
                                .map(Criterion::code))
                .flatMap(code -> names(IpAddress.parse("127.0.0." + code)).stream())
                .toList();
    }

    private static Owned owned(List<Row> counting, ZonePlan.Zone zone) {
        Set<Integer> codes = counting.stream()
                .map(row -> ((Entry.Listed) row.entry).criterion().code())
                .collect(Collectors.toSet());
        List<String> inOrder = zone.lists().stream()
                .flatMap(list -> list.criteria().stream())
                .filter(criterion -> codes.contains(criterion.code()))
                .map(Criterion::codeText)
                .toList();
        long ttl = counting.stream()
                .mapToLong(
                        row -> Math.min(CHANGES.list(row.entry.list()).ttl().toSeconds(), row.entry.expiresAt() - NOW))
                .min()
                .orElseThrow();
        return new Owned(inOrder, ttl);
    }

    private static boolean counts(Row row, List<Row> rows, ZonePlan.Zone zone, IpAddress address) {
        if (!(row.entry instanceof Entry.Listed listed)
                || !zone.lists().contains(CHANGES.list(listed.list()))
                || !listed.liveAt(NOW)
                || !row.prefix.contains(address)) {
            return false;
        }
        return rows.stream()
                .filter(r -> r.prefix.contains(address) && r.entry.liveAt(NOW) && r.entry.list() == listed.list())
                .noneMatch(r -> switch (r.entry) {
                    case Entry.Exempt e -> true;
                    case Entry.Hole h -> h.source().equals(listed.source()) && r.prefix.bits() >= row.prefix.bits();
                    case Entry.Listed l -> l.source().equals(listed.source()) && r.prefix.bits() > row.prefix.bits();
                });
    }

    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(25); i >= 0; i--) {
            IpAddress address = WORLD.get(random.nextInt(WORLD.size()));
            Row row = new Row(Prefix.around(address, 120 + random.nextInt(9)), entry(random));
            rows.removeIf(r -> r.prefix.equals(row.prefix) && r.entry.sameKey(row.entry));
            rows.add(row);
        }
        return rows;
    }

    private static Entry entry(Random random) {
        BlockList list = CATALOGUE.list(LISTS.get(random.nextInt(LISTS.size()))).orElseThrow();
        int index = CHANGES.index(list.name());
        String source = "s" + random.nextInt(2);
        long expiresAt =
                List.of(NOW, NOW + 1 + random.nextInt(500), Entry.NEVER).get(random.nextInt(3));
        return switch (random.nextInt(8)) {
            case 0 -> new Entry.Hole(index, source);
            case 1 -> new Entry.Exempt(index, expiresAt);
            default ->
                new Entry.Listed(
                        index,
                        list.criteria().get(random.nextInt(list.criteria().size())),
                        source,
                        expiresAt);
        };
    }
}
