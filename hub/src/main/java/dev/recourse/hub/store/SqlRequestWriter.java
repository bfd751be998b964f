package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Mover;
import dev.recourse.core.removal.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the tables of requests, through the one writing thread. */
final class SqlRequestWriter implements RequestWriter {
    private static final String INSERT_CASE = """
            INSERT INTO removal_case (id, request, list, criteria, version, state, since, is_open, move, move_since, tests,
                                      missing, checked, next_at)
            SELECT coalesce(max(id), 0) + 1, :request, :list, :criteria, 0, 'RECEIVED', :at, 1, 'OPERATOR', :at, 0,
                   '', '', :at
            FROM removal_case
            """;

    private static final String MOVE_CASE = """
            UPDATE removal_case SET
                version = version + 1, state = :state, since = :since, is_open = :is_open, move = :move,
                move_since = :move_since, tests = :tests, missing = :missing, grant_kind = :grant_kind,
                ground = :ground, review_at = :review_at, reason = :reason, test_at = :test_at,
                checked = :checked, next_at = :next_at
            WHERE id = :id AND version = :version
            """;

    private final Writing writing;
    private final JdbcClient sql;

    SqlRequestWriter(Writing writing, JdbcTemplate writer) {
        this.writing = writing;
        this.sql = JdbcClient.create(writer);
    }

    @Override
    public long open(NewRequest request) {
        return writing.queue().run(request.lists().size() + 2, () -> {
            writing.heads().lock();
            long id = openRequest(request.address()).orElseGet(() -> insert(request));
            new TreeMap<>(request.lists()).forEach((list, criteria) -> openCase(id, list, criteria, request.at()));
            insertAsker(id, request);
            return id;
        });
    }

    private Optional<Long> openRequest(IpAddress address) {
        return sql.sql("SELECT id FROM removal_request WHERE addr = ? AND is_open = 1")
                .param(address.toBytes())
                .query(Long.class)
                .optional();
    }

    private long insert(NewRequest request) {
        long id = next("removal_request");
        sql.sql("INSERT INTO removal_request (id, addr, opened_at, is_open) VALUES (?, ?, ?, 1)")
                .params(id, request.address().toBytes(), request.at().toEpochMilli())
                .update();
        return id;
    }

    private void openCase(long request, String list, List<String> criteria, Instant at) {
        boolean there = sql.sql("SELECT count(*) FROM removal_case WHERE request = ? AND list = ? AND is_open = 1")
                        .params(request, list)
                        .query(Integer.class)
                        .single()
                > 0;
        if (there) {
            return;
        }
        sql.sql(INSERT_CASE)
                .param("request", request)
                .param("list", list)
                .param("criteria", String.join(" ", criteria))
                .param("at", at.toEpochMilli())
                .update();
        long id = next("removal_case") - 1;
        insertStep(request, id, new CaseMove.Step(at, Mover.SENDER, "", CaseState.Name.RECEIVED.name(), ""), null);
    }

    private void insertAsker(long request, NewRequest asked) {
        sql.sql("""
                        INSERT INTO removal_asker (id, request, link_hash, read_token, mail, network, asked_at)
                        VALUES (:id, :request, :hash, :read, :mail, :network, :at)
                        """)
                .param("id", next("removal_asker"))
                .param("request", request)
                .param("hash", asked.linkHash().octets())
                .param("read", asked.readToken())
                .param("mail", asked.mail().orElse(""))
                .param("network", asked.network())
                .param("at", asked.at().toEpochMilli())
                .update();
    }

    @Override
    public boolean move(CaseMove move) {
        return writing.queue().run(1, () -> {
            writing.heads().lock();
            return write(move, null);
        });
    }

    /**
     * In a transaction of the writer, whose journal entries end at the serial; false where the case has moved on.
     *
     * @param serial null where no listing changes
     */
    boolean write(CaseMove move, @Nullable Long serial) {
        Map<String, @Nullable Object> columns = CaseColumns.write(move.after().state());
        columns.put("checked", CheckedText.write(move.checked()));
        columns.put("next_at", move.nextAt().map(Instant::toEpochMilli).orElse(null));
        columns.put("id", move.after().id());
        columns.put("version", move.version());
        if (sql.sql(MOVE_CASE).params(columns).update() == 0) {
            return false;
        }
        move.steps().forEach(step -> insertStep(move.request(), move.after().id(), step, serial));
        sql.sql("""
                        UPDATE removal_request SET is_open = CASE WHEN EXISTS (
                            SELECT 1 FROM removal_case c WHERE c.request = removal_request.id AND c.is_open = 1
                        ) THEN 1 ELSE 0 END
                        WHERE id = ?
                        """).param(move.request()).update();
        return true;
    }

    /** Whether the case is still as it was when this was decided. */
    boolean isCurrent(CaseMove move) {
        return sql.sql("SELECT count(*) FROM removal_case WHERE id = ? AND version = ?")
                        .params(move.after().id(), move.version())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private void insertStep(long request, long caseId, CaseMove.Step step, @Nullable Long serial) {
        sql.sql("""
                        INSERT INTO removal_transition (id, request, case_id, at, mover, from_state, to_state, detail, serial)
                        VALUES (:id, :request, :case, :at, :mover, :from, :to, :detail, :serial)
                        """)
                .param("id", next("removal_transition"))
                .param("request", request)
                .param("case", caseId)
                .param("at", step.at().toEpochMilli())
                .param("mover", step.by().name())
                .param("from", step.from().isEmpty() ? null : step.from())
                .param("to", step.to())
                .param("detail", step.detail())
                .param("serial", serial)
                .update();
    }

    @Override
    public void proved(long request, Proof proof, Instant at) {
        long millis = at.toEpochMilli();
        writing.queue().run(1, () -> {
            sql.sql("""
                            INSERT INTO removal_proof (request, proof, first_at, last_at, times) VALUES (?, ?, ?, ?, 1)
                            ON CONFLICT (request, proof) DO UPDATE SET
                                last_at = excluded.last_at, times = removal_proof.times + 1
                            WHERE excluded.last_at > removal_proof.last_at
                            """).params(request, proof.name(), millis, millis).update();
            return sql.sql("UPDATE removal_case SET next_at = ? WHERE request = ? AND next_at > ?")
                    .params(millis, request, millis)
                    .update();
        });
    }

    @Override
    public int wake(IpAddress address, Instant at) {
        long millis = at.toEpochMilli();
        return writing.queue()
                .run(
                        1,
                        () -> sql.sql("""
                        UPDATE removal_case SET next_at = :at
                        WHERE next_at > :at AND request IN (SELECT id FROM removal_request WHERE addr = :addr)
                        """)
                                .param("at", millis)
                                .param("addr", address.toBytes())
                                .update());
    }

    @Override
    public int erase(Instant endedBefore, Instant askedBefore) {
        return writing.queue().run(1, () -> {
            int mails = sql.sql("""
                            UPDATE removal_asker SET mail = ''
                            WHERE mail <> '' AND asked_at < :before AND request IN (
                                SELECT r.id FROM removal_request r
                                WHERE NOT EXISTS (
                                    SELECT 1 FROM removal_case c
                                    WHERE c.request = r.id AND (c.next_at IS NOT NULL OR c.since >= :before)))
                            """).param("before", endedBefore.toEpochMilli()).update();
            int networks = sql.sql("UPDATE removal_asker SET network = '' WHERE network <> '' AND asked_at < ?")
                    .param(askedBefore.toEpochMilli())
                    .update();
            return mails + networks;
        });
    }

    private long next(String table) {
        return sql.sql("SELECT coalesce(max(id), 0) + 1 FROM " + table)
                .query(Long.class)
                .single();
    }
}
