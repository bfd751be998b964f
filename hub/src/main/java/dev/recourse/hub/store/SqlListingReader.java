package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is in force, a statement at a time. */
final class SqlListingReader implements ListingReader {
    // The end of year 9999, the last expiry that the schema takes.
    private static final long LAST_SECOND = 253_402_300_799L;

    private final Database database;
    private final JdbcTemplate template;
    private final JdbcClient sql;
    private final ListingStreams streams;

    SqlListingReader(Database database, JdbcTemplate template, ListingStreams streams) {
        this.database = database;
        this.template = template;
        this.sql = JdbcClient.create(template);
        this.streams = streams;
    }

    @Override
    public void forEach(String list, String source, Consumer<Row> action) {
        streams.forEach(
                InForce.rows("", "r.list = :list AND r.source = :source") + " ORDER BY addr, bits, criterion",
                Map.of("list", list, "source", source),
                action);
    }

    @Override
    public void forEach(String list, Consumer<Row> action) {
        streams.forEach(
                InForce.rows("", "r.list = :list") + " ORDER BY addr, bits, source, criterion",
                Map.of("list", list),
                action);
    }

    @Override
    public List<Row> at(String list, Prefix prefix) {
        return rows(list, List.of(prefix)).stream()
                .filter(row -> row.kind() != Row.Kind.EXEMPTION)
                .toList();
    }

    @Override
    public Optional<Row> exemptionAt(String list, Prefix prefix) {
        return rows(list, List.of(prefix)).stream()
                .filter(row -> row.kind() == Row.Kind.EXEMPTION)
                .findFirst();
    }

    @Override
    public List<Row> covering(String list, Prefix prefix) {
        int widest = prefix.isIpv4() ? Prefix.IPV4.bits() : 0;
        return rows(
                list,
                IntStream.rangeClosed(widest, prefix.bits())
                        .mapToObj(bits -> Prefix.around(prefix.first(), bits))
                        .toList());
    }

    @Override
    public List<SourceCount> sources(Optional<String> list) {
        String where = list.isPresent() ? "r.list = :list" : "1 = 1";
        Map<List<String>, SourceCount> counts = new TreeMap<>(Comparator.comparing(String::valueOf));
        database.explained(() -> sql.sql("SELECT list, source, kind, count(*) AS entries FROM ("
                                + InForce.listings("", where) + "UNION ALL " + InForce.holes("", where)
                                + ") r GROUP BY list, source, kind")
                        .params(list.map(l -> Map.of("list", l)).orElseGet(Map::of))
                        .query((row, n) -> {
                            boolean hole = row.getString("kind").equals("HOLE");
                            long entries = row.getLong("entries");
                            return new SourceCount(
                                    row.getString("list"),
                                    row.getString("source"),
                                    hole ? 0 : entries,
                                    hole ? entries : 0);
                        })
                        .list())
                .forEach(c -> counts.merge(List.of(c.list(), c.source()), c, SqlListingReader::sum));
        return List.copyOf(counts.values());
    }

    @Override
    public List<Row> expiredAt(long epochSecond, int limit) {
        // An expiry within a second counts as that second, as it does where it is answered (core.table.Entry).
        long before = (Math.min(epochSecond, LAST_SECOND) + 1) * 1_000;
        return database.explained(() -> sql.sql(
                        InForce.listings("", "r.expires_at < :before") + " ORDER BY expires_at, addr LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query(Columns::row)
                .list());
    }

    Set<Prefix> held(String list, String source) {
        return database.explained(
                () -> new HashSet<>(sql.sql("SELECT addr, bits FROM held WHERE list = :list AND source = :source")
                        .param("list", list)
                        .param("source", source)
                        .query(Columns::prefix)
                        .list()));
    }

    private List<Row> rows(String list, List<Prefix> prefixes) {
        List<Lookup.Spot> spots =
                prefixes.stream().map(p -> new Lookup.Spot(list, p)).toList();
        return database.explained(() -> Lookup.rows(template, spots)).stream()
                .sorted(Comparator.comparing(Row::prefix)
                        .thenComparing(Row::kind)
                        .thenComparing(Row::source)
                        .thenComparingLong(Row::serial))
                .toList();
    }

    private static SourceCount sum(SourceCount a, SourceCount b) {
        return new SourceCount(a.list(), a.source(), a.listings() + b.listings(), a.holes() + b.holes());
    }
}
