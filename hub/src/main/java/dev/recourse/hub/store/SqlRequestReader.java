package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Control;
import dev.recourse.core.removal.Mover;
import dev.recourse.core.removal.Proof;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tables of requests. */
final class SqlRequestReader implements RequestReader {
    private static final int MOST = 1_000;
    private static final String CASES =
            "SELECT c.*, r.addr AS addr FROM removal_case c JOIN removal_request r ON r.id = c.request ";
    private static final String TRANSITIONS =
            "SELECT t.*, c.list AS list FROM removal_transition t JOIN removal_case c ON c.id = t.case_id ";

    private final Database database;
    private final JdbcClient sql;

    SqlRequestReader(Database database, JdbcTemplate readers) {
        this.database = database;
        this.sql = JdbcClient.create(readers);
    }

    @Override
    public Optional<StoredRequest> request(long id) {
        return requests("WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public Optional<StoredRequest> open(IpAddress address) {
        return requests("WHERE addr = ? AND is_open = 1", (Object) address.toBytes()).stream()
                .findFirst();
    }

    @Override
    public List<StoredRequest> ofAddress(IpAddress address, int limit) {
        return requests("WHERE addr = ? ORDER BY opened_at DESC, id DESC LIMIT ?", address.toBytes(), limited(limit));
    }

    @Override
    public List<StoredRequest> inState(List<CaseState.Name> states, int limit) {
        return read(from -> from.sql("""
                                SELECT * FROM removal_request
                                WHERE id IN (SELECT request FROM removal_case WHERE state IN (:states))
                                ORDER BY id DESC LIMIT :limit
                                """)
                        .param("states", states.stream().map(Enum::name).toList())
                        .param("limit", limited(limit))
                        .query(SqlRequestReader::head)
                        .list())
                .stream()
                .map(this::whole)
                .toList();
    }

    private List<StoredRequest> requests(String where, Object... values) {
        return read(from -> from.sql("SELECT * FROM removal_request " + where)
                        .params(values)
                        .query(SqlRequestReader::head)
                        .list())
                .stream()
                .map(this::whole)
                .toList();
    }

    private static StoredRequest head(ResultSet row, int number) throws SQLException {
        return new StoredRequest(
                row.getLong("id"),
                IpAddress.ofBytes(row.getBytes("addr")),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                row.getInt("is_open") == 1,
                List.of());
    }

    private StoredRequest whole(StoredRequest head) {
        return new StoredRequest(
                head.id(),
                head.address(),
                head.openedAt(),
                head.open(),
                cases("WHERE c.request = ? ORDER BY c.id", head.id()));
    }

    @Override
    public Optional<StoredCase> theCase(long id) {
        return cases("WHERE c.id = ?", id).stream().findFirst();
    }

    @Override
    public List<StoredCase> due(Instant at, int limit) {
        return cases("WHERE c.next_at <= ? ORDER BY c.next_at, c.id LIMIT ?", at.toEpochMilli(), limited(limit));
    }

    private List<StoredCase> cases(String where, Object... values) {
        return read(from ->
                from.sql(CASES + where).params(values).query(CaseColumns::read).list());
    }

    @Override
    public Optional<Instant> nextAt() {
        return read(
                from -> from.sql("SELECT next_at FROM removal_case WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1")
                        .query(Long.class)
                        .optional()
                        .map(Instant::ofEpochMilli));
    }

    @Override
    public Optional<Asker> byLink(LinkHash hash) {
        return askers("WHERE link_hash = ?", (Object) hash.octets()).stream().findFirst();
    }

    @Override
    public Optional<Asker> byReadToken(String token) {
        return askers("WHERE read_token = ?", token).stream().findFirst();
    }

    @Override
    public List<Asker> askers(long request) {
        return askers("WHERE request = ? ORDER BY id", request);
    }

    @Override
    public List<Asker> askersAfter(long id, int limit) {
        return askers("WHERE id > ? AND mail <> '' ORDER BY id LIMIT ?", id, limited(limit));
    }

    private List<Asker> askers(String where, Object... values) {
        return read(from -> from.sql("SELECT * FROM removal_asker " + where)
                .params(values)
                .query((row, n) -> new Asker(
                        row.getLong("id"),
                        row.getLong("request"),
                        row.getString("read_token"),
                        Optional.of(row.getString("mail")).filter(mail -> !mail.isEmpty()),
                        Instant.ofEpochMilli(row.getLong("asked_at"))))
                .list());
    }

    @Override
    public List<StoredTransition> transitions(long request) {
        return transitions("WHERE t.request = ? ORDER BY t.id", request);
    }

    @Override
    public List<StoredTransition> transitionsAfter(long id, int limit) {
        return transitions("WHERE t.id > ? ORDER BY t.id LIMIT ?", id, limited(limit));
    }

    private List<StoredTransition> transitions(String where, Object... values) {
        return read(from -> from.sql(TRANSITIONS + where)
                .params(values)
                .query(SqlRequestReader::transition)
                .list());
    }

    private static StoredTransition transition(ResultSet row, int number) throws SQLException {
        long serial = row.getLong("serial");
        Optional<Long> withSerial = row.wasNull() ? Optional.empty() : Optional.of(serial);
        return new StoredTransition(
                row.getLong("id"),
                row.getLong("request"),
                row.getLong("case_id"),
                row.getString("list"),
                Instant.ofEpochMilli(row.getLong("at")),
                Mover.valueOf(row.getString("mover")),
                Optional.ofNullable(row.getString("from_state")),
                row.getString("to_state"),
                row.getString("detail"),
                withSerial);
    }

    @Override
    public int granted(Prefix subject, String list, Instant since) {
        return read(from -> from.sql("""
                        SELECT count(*)
                        FROM removal_request r JOIN removal_case c ON c.request = r.id
                             JOIN removal_transition t ON t.case_id = c.id
                        WHERE r.addr BETWEEN ? AND ? AND c.list = ? AND t.to_state = 'GRANTED'
                          AND t.from_state <> 'GRANTED' AND t.serial IS NOT NULL AND t.at >= ?
                        """)
                .params(subject.first().toBytes(), subject.last().toBytes(), list, since.toEpochMilli())
                .query(Integer.class)
                .single());
    }

    @Override
    public List<Control> controls(long request) {
        return read(from -> from.sql("SELECT * FROM removal_proof WHERE request = ? ORDER BY first_at, proof")
                .param(request)
                .query((row, n) -> new Control(
                        Proof.valueOf(row.getString("proof")),
                        Instant.ofEpochMilli(row.getLong("first_at")),
                        Instant.ofEpochMilli(row.getLong("last_at")),
                        row.getInt("times")))
                .list());
    }

    @Override
    public List<Instant> openedIn(Prefix network, Instant since, int limit) {
        return times(
                "SELECT opened_at FROM removal_request WHERE addr BETWEEN ? AND ? AND opened_at > ?"
                        + " ORDER BY opened_at LIMIT ?",
                network.first().toBytes(),
                network.last().toBytes(),
                since.toEpochMilli(),
                limited(limit));
    }

    @Override
    public List<Instant> askedFor(IpAddress address, Instant since, int limit) {
        return times(
                "SELECT a.asked_at FROM removal_request r JOIN removal_asker a ON a.request = r.id"
                        + " WHERE r.addr = ? AND a.asked_at > ? ORDER BY a.asked_at LIMIT ?",
                address.toBytes(),
                since.toEpochMilli(),
                limited(limit));
    }

    @Override
    public List<Instant> askedFrom(String network, Instant since, int limit) {
        return asked("network", network, since, limit);
    }

    @Override
    public List<Instant> askedWith(String mail, Instant since, int limit) {
        return asked("mail", mail, since, limit);
    }

    private List<Instant> asked(String column, String value, Instant since, int limit) {
        return times(
                "SELECT asked_at FROM removal_asker WHERE " + column + " = ? AND " + column
                        + " <> '' AND asked_at > ? ORDER BY asked_at LIMIT ?",
                value,
                since.toEpochMilli(),
                limited(limit));
    }

    private List<Instant> times(String statement, Object... values) {
        return read(from -> from.sql(statement)
                .params(values)
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .list());
    }

    @Override
    public long openCases() {
        return read(from -> from.sql("SELECT count(*) FROM removal_case WHERE is_open = 1")
                .query(Long.class)
                .single());
    }

    @Override
    public Map<CaseState.Name, Count> counts() {
        Map<CaseState.Name, Count> counts = new EnumMap<>(CaseState.Name.class);
        read(from -> from.sql("SELECT state, count(*) AS cases, min(since) AS oldest FROM removal_case GROUP BY state")
                        .query((row, n) -> Map.entry(
                                CaseState.Name.valueOf(row.getString("state")),
                                new Count(row.getLong("cases"), Instant.ofEpochMilli(row.getLong("oldest")))))
                        .list())
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    private <T> T read(Function<JdbcClient, T> work) {
        return database.explained(() -> work.apply(sql));
    }

    private static int limited(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a limit of 1 to " + MOST + ", not " + limit);
        }
        return limit;
    }
}
