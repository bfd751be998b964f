package dev.recourse.hub.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of mails. */
final class SqlOutbox implements OutboxReader, OutboxWriter {
    private static final int MOST = 1_000;

    private final Database database;
    private final JdbcClient readers;
    private final JdbcClient sql;
    private final CommitQueue queue;

    /**
     * @param readers where is read
     * @param writer the connection of the queue's thread
     */
    SqlOutbox(Database database, JdbcTemplate readers, JdbcTemplate writer, CommitQueue queue) {
        this.database = database;
        this.readers = JdbcClient.create(readers);
        this.sql = JdbcClient.create(writer);
        this.queue = queue;
    }

    @Override
    public List<OutgoingMail> due(Instant now, int limit) {
        return read("WHERE ended_at IS NULL AND next_at <= ? ORDER BY next_at, id LIMIT ?", now.toEpochMilli(), limit);
    }

    @Override
    public Optional<Instant> nextAt() {
        return database.explained(
                () -> readers.sql("SELECT next_at FROM outbox WHERE ended_at IS NULL ORDER BY next_at LIMIT 1")
                        .query(Long.class)
                        .optional()
                        .map(Instant::ofEpochMilli));
    }

    @Override
    public Optional<OutgoingMail> mail(long id) {
        return read("WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public Optional<OutgoingMail> withKey(String key) {
        return read("WHERE mail_key = ?", key).stream().findFirst();
    }

    @Override
    public Optional<OutgoingMail> newestOf(String keyPrefix) {
        // Keys are ASCII: the highest of them that begin so are below this.
        return read("WHERE mail_key >= ? AND mail_key < ? ORDER BY id DESC LIMIT 1", keyPrefix, keyPrefix + "~")
                .stream()
                .findFirst();
    }

    @Override
    public NoticePosition noticePosition() {
        return database.explained(() -> readers.sql("SELECT transition, asker FROM notice_position")
                .query((row, n) -> new NoticePosition(row.getLong("transition"), row.getLong("asker")))
                .optional()
                .orElse(NoticePosition.START));
    }

    @Override
    public List<OutgoingMail> latest(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a limit of 1 to " + MOST + ", not " + limit);
        }
        return read("ORDER BY id DESC LIMIT ?", limit);
    }

    @Override
    public Map<OutgoingMail.State, Long> counts() {
        Map<OutgoingMail.State, Long> counts = new EnumMap<>(OutgoingMail.State.class);
        database.explained(() -> readers.sql("SELECT state, count(*) AS mails FROM outbox GROUP BY state")
                        .query((row, n) ->
                                Map.entry(OutgoingMail.State.valueOf(row.getString("state")), row.getLong("mails")))
                        .list())
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    @Override
    public boolean queue(NewMail mail) {
        return queue.run(
                1,
                () -> sql.sql("""
                        INSERT INTO outbox (id, mail_key, token, created_at, recipient, subject, body, state, attempts,
                                            next_at, ended_at, failure)
                        SELECT coalesce(max(id), 0) + 1, :key, :token, :at, :recipient, :subject, :body, 'QUEUED', 0,
                               :at, NULL, ''
                        FROM outbox
                        HAVING NOT EXISTS (SELECT 1 FROM outbox WHERE mail_key = :key)
                        """)
                                .param("key", mail.key())
                                .param("token", mail.token())
                                .param("at", mail.at().toEpochMilli())
                                .param("recipient", mail.recipient())
                                .param("subject", mail.subject())
                                .param("body", mail.body())
                                .update()
                        == 1);
    }

    @Override
    public void followed(NoticePosition position) {
        update(
                "INSERT INTO notice_position (id, transition, asker) VALUES (1, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET transition = excluded.transition, asker = excluded.asker",
                position.transition(),
                position.asker());
    }

    @Override
    public void sending(long id) {
        update("UPDATE outbox SET state = 'SENDING', attempts = attempts + 1 WHERE id = ? AND ended_at IS NULL", id);
    }

    @Override
    public void later(long id, Instant nextAt, String failure) {
        update(
                "UPDATE outbox SET state = 'QUEUED', next_at = ?, failure = ? WHERE id = ? AND ended_at IS NULL",
                nextAt.toEpochMilli(),
                failure,
                id);
    }

    @Override
    public void end(long id, OutgoingMail.State state, Instant at, String failure) {
        if (!state.isOver()) {
            throw new IllegalArgumentException(state + " is no end");
        }
        update(
                "UPDATE outbox SET state = ?, ended_at = ?, failure = ? WHERE id = ? AND ended_at IS NULL",
                state.name(),
                at.toEpochMilli(),
                failure,
                id);
    }

    @Override
    public Optional<OutgoingMail> bounced(String token, Instant at, String failure) {
        int changed = update(
                "UPDATE outbox SET state = 'BOUNCED', ended_at = ?, failure = ?"
                        + " WHERE token = ? AND state IN ('SENT', 'SENDING')",
                at.toEpochMilli(),
                failure,
                token);
        return changed == 0
                ? Optional.empty()
                : read("WHERE token = ?", token).stream().findFirst();
    }

    @Override
    public boolean retry(long id, Instant at) {
        return update(
                        "UPDATE outbox SET state = 'QUEUED', ended_at = NULL, next_at = ?"
                                + " WHERE id = ? AND state IN ('REFUSED', 'GIVEN_UP', 'BOUNCED') AND recipient <> ''",
                        at.toEpochMilli(),
                        id)
                == 1;
    }

    @Override
    public int erase(Instant endedBefore, int limit) {
        return update(
                "UPDATE outbox SET recipient = '', subject = '', body = '' WHERE id IN (SELECT id FROM outbox"
                        + " WHERE ended_at < ? AND recipient <> '' ORDER BY ended_at LIMIT ?)",
                endedBefore.toEpochMilli(),
                limit);
    }

    private int update(String statement, Object... values) {
        return queue.run(1, () -> sql.sql(statement).params(values).update());
    }

    private List<OutgoingMail> read(String where, Object... values) {
        return database.explained(() -> readers.sql("SELECT * FROM outbox " + where)
                .params(values)
                .query(SqlOutbox::mail)
                .list());
    }

    private static OutgoingMail mail(ResultSet from, int number) throws SQLException {
        return new OutgoingMail(
                from.getLong("id"),
                from.getString("mail_key"),
                from.getString("token"),
                Instant.ofEpochMilli(from.getLong("created_at")),
                from.getString("recipient"),
                from.getString("subject"),
                from.getString("body"),
                OutgoingMail.State.valueOf(from.getString("state")),
                from.getInt("attempts"),
                Instant.ofEpochMilli(from.getLong("next_at")),
                from.getString("failure"));
    }
}
