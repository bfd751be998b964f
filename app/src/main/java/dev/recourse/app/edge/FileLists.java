package dev.recourse.app.edge;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.format.FileContents;
import dev.recourse.core.format.FileEntry;
import dev.recourse.core.format.FormatException;
import dev.recourse.core.format.ServerLines;
import dev.recourse.core.format.Value;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.Use;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.table.Entries;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.intake.ListFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What list files say, as lists and zones of their own: each different value of a file is a criterion of its list, and the
 * file's own words are the answer.
 */
public final class FileLists {
    /** rbldnsd's own, where a file has no $TTL. */
    private static final Duration TTL = Duration.ofSeconds(2_100);

    /** What a list is answered with whose format has no values. */
    private static final Value PLAIN = new Value(0x7f000002, false, "$ is listed", false);

    private static final String SOURCE = "file";

    private final long now;
    private final ImportProgress progress;
    private final List<BlockList> lists = new ArrayList<>();
    private final Map<String, List<BlockList>> zones = new LinkedHashMap<>();
    private final Map<String, ServerLines> servers = new HashMap<>();
    private final FileEntries entries = new FileEntries();

    private FileLists(long now, ImportProgress progress) {
        this.now = now;
        this.progress = progress;
    }

    /**
     * A snapshot of files, and the entries of its table.
     *
     * @param head all but the table, which is empty in it
     */
    public record Made(Snapshot head, Entries entries) {}

    /**
     * Reads the files of rbldnsd's arguments: each zone answers for all that is given for it.
     *
     * @param now seconds since 1970, which becomes its serial
     * @throws FormatException where a line is wrong: file, line and reason
     */
    public static Made ofZones(List<ListArgument> arguments, long now, ImportProgress progress) {
        FileLists made = new FileLists(now, progress);
        for (ListArgument argument : arguments) {
            made.read(argument, Use.REJECT);
        }
        List<ZonePlan.Zone> zones = made.zones.entrySet().stream()
                .map(zone -> new ZonePlan.Zone(zone.getKey(), zone.getValue()))
                .toList();
        return made.made(new ZonePlan(zones.getFirst().name(), zones));
    }

    /**
     * Reads the files of lists under one root: it answers for the lists meant for reject, {@code all} below it for all, and each
     * list has its zone. A list with the name of a shipped one is meant for the same; where none is meant for reject, all are.
     *
     * @param now seconds since 1970, which becomes its serial
     * @throws FormatException where a line is wrong: file, line and reason
     */
    public static Made ofLists(String root, List<ListArgument> arguments, long now, ImportProgress progress) {
        FileLists made = new FileLists(now, progress);
        boolean anyReject = arguments.stream().anyMatch(a -> use(a) == Use.REJECT);
        for (ListArgument argument : arguments) {
            made.read(argument, anyReject ? use(argument) : Use.REJECT);
        }
        return made.made(ZonePlan.of(new Catalogue(made.lists), root, false));
    }

    private static Use use(ListArgument argument) {
        return Catalogue.shipped().list(argument.list()).map(BlockList::use).orElse(Use.REJECT);
    }

    private void read(ListArgument argument, Use use) {
        FileContents contents = ListFiles.read(argument.files(), argument.format(), now, progress);
        Map<Value, Criterion> criteria = new LinkedHashMap<>();
        Map<String, Criterion> byAnswer = new LinkedHashMap<>();
        for (FileEntry entry : contents.entries()) {
            requireOneFamily(entry);
            entries.add(
                    entry.prefix(),
                    switch (entry) {
                        case FileEntry.Hole hole -> new Entry.Hole(lists.size(), SOURCE);
                        case FileEntry.Listed listed ->
                            new Entry.Listed(
                                    lists.size(),
                                    criteria.computeIfAbsent(
                                            listed.value(), v -> criterion(argument.list(), v, contents, byAnswer)),
                                    SOURCE,
                                    Entry.NEVER);
                    });
        }
        add(argument, use, contents.server(), List.copyOf(byAnswer.values()));
    }

    /** Different values may come to the same answer. */
    private static Criterion criterion(
            String list, Value value, FileContents contents, Map<String, Criterion> byAnswer) {
        Value said = value.address() == 0 ? PLAIN : value;
        String text = contents.texts().forAny(said.text());
        return byAnswer.computeIfAbsent(
                said.address() + " " + text,
                answer -> new Criterion(
                        list,
                        "value-" + (byAnswer.size() + 1),
                        1,
                        said.address(),
                        false,
                        Criterion.Wording.TEMPLATE,
                        text));
    }

    private static void requireOneFamily(FileEntry entry) {
        if (!entry.prefix().isIpv4() && entry.prefix().contains(Prefix.IPV4)) {
            throw new FormatException(
                    entry.file(), entry.line(), entry.prefix() + " would hold all of IPv4: write what is meant of IPv6");
        }
    }

    private void add(ListArgument argument, Use use, ServerLines server, List<Criterion> criteria) {
        // A list of an empty file is a list all the same.
        List<Criterion> published = criteria.isEmpty()
                ? List.of(new Criterion(
                        argument.list(), "value-1", 1, PLAIN.address(), false, Criterion.Wording.TEMPLATE, ""))
                : criteria;
        Duration ttl = server.ttl().map(Duration::ofSeconds).orElse(TTL);
        String what = "Made from " + argument.files();
        BlockList list = new BlockList(
                argument.list(),
                use,
                ttl,
                Optional.empty(),
                Optional.empty(),
                argument.list(),
                what,
                "Ends when its file no longer has it.",
                published);
        lists.add(list);
        zones.computeIfAbsent(argument.zone(), zone -> new ArrayList<>()).add(list);
        servers.merge(argument.zone(), server, (a, b) -> a.soa().isPresent() ? a : b);
    }

    private Made made(ZonePlan plan) {
        entries.sort();
        ServerLines common = servers.getOrDefault("", ServerLines.NONE);
        List<Authority> authorities = plan.zones().stream()
                .map(zone -> authority(zone.name(), servers.getOrDefault(zone.name(), common)))
                .toList();
        Policy policy = new Policy(new Catalogue(lists), plan, authorities, "");
        return new Made(new Snapshot(0, now, now, policy, ListingTable.EMPTY), entries);
    }

    /** Without $SOA or $NS there must be a name all the same: negative answers are not kept without a SOA (RFC 2308 5). */
    private static Authority authority(String zone, ServerLines server) {
        List<DomainName> names =
                server.nameServers().stream().map(DomainName::parse).toList();
        DomainName first = DomainName.parse(
                server.soa().map(ServerLines.Soa::nameServer).orElse("ns1." + zone));
        Rdata.SoaTimes times = server.soa()
                .map(soa -> new Rdata.SoaTimes(
                        Duration.ofSeconds(soa.refresh()),
                        Duration.ofSeconds(soa.retry()),
                        Duration.ofSeconds(soa.expire()),
                        Duration.ofSeconds(soa.minimum())))
                .orElse(Authority.USUAL);
        DomainName contact = DomainName.parse(
                server.soa().map(ServerLines.Soa::contact).orElse("hostmaster." + zone));
        return new Authority(names.isEmpty() ? List.of(first) : names, contact, Map.of(), times);
    }
}
