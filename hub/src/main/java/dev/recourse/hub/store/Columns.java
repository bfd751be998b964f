package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between columns and values. */
final class Columns {
    private Columns() {}

    /** A row of {@link InForce}. */
    static Row row(ResultSet from, int number) throws SQLException {
        Row.Kind kind = Row.Kind.valueOf(from.getString("kind"));
        return new Row(
                kind,
                from.getLong("serial"),
                from.getString("list"),
                prefix(from, number),
                kind == Row.Kind.LISTING ? Optional.of(criterion(from)) : Optional.empty(),
                from.getString("source"),
                Instant.ofEpochMilli(from.getLong("since")),
                instant(from, "expires_at"),
                from.getString("detail"));
    }

    /** A row of the view journal_entry. */
    static JournalEntry journalEntry(ResultSet from, int number) throws SQLException {
        return new JournalEntry(
                from.getLong("serial"),
                Instant.ofEpochMilli(from.getLong("at")),
                Action.valueOf(from.getString("action")),
                from.getString("list"),
                prefix(from, number),
                from.getString("criterion") == null ? Optional.empty() : Optional.of(criterion(from)),
                from.getString("source"),
                instant(from, "expires_at"),
                Actor.valueOf(from.getString("actor")),
                from.getString("detail"));
    }

    static Prefix prefix(ResultSet from, int number) throws SQLException {
        return new Prefix(IpAddress.ofBytes(from.getBytes("addr")), from.getInt("bits"));
    }

    /** The id in {@code id@version}; null where there is none. */
    static @Nullable String criterionId(Optional<String> reference) {
        return reference.map(r -> r.substring(0, r.indexOf('@'))).orElse(null);
    }

    /** The version in {@code id@version}; null where there is none. */
    static @Nullable Integer criterionVersion(Optional<String> reference) {
        return reference
                .map(r -> Integer.valueOf(r.substring(r.indexOf('@') + 1)))
                .orElse(null);
    }

    static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    private static String criterion(ResultSet from) throws SQLException {
        return from.getString("criterion") + "@" + from.getInt("criterion_version");
    }

    static Optional<Instant> instant(ResultSet from, String column) throws SQLException {
        long millis = from.getLong(column);
        return from.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
