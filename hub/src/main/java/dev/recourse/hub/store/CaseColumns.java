package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.Case;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.Ground;
import dev.recourse.core.removal.Published;
import dev.recourse.core.removal.PublishedReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between the state of a case and its columns. */
final class CaseColumns {
    private CaseColumns() {}

    static StoredCase read(ResultSet row, int number) throws SQLException {
        String criteria = row.getString("criteria");
        return new StoredCase(
                row.getLong("request"),
                IpAddress.ofBytes(row.getBytes("addr")),
                new Case(
                        row.getLong("id"),
                        row.getString("list"),
                        criteria.isEmpty() ? List.of() : Arrays.asList(criteria.split(" ")),
                        state(row)),
                row.getInt("version"),
                CheckedText.read(row.getString("checked")),
                Columns.instant(row, "next_at"));
    }

    private static CaseState state(ResultSet row) throws SQLException {
        Instant since = Instant.ofEpochMilli(row.getLong("since"));
        return switch (CaseState.Name.valueOf(row.getString("state"))) {
            case RECEIVED -> new CaseState.Received(since);
            case CHECKED -> new CaseState.Checked(since);
            case WAITING ->
                new CaseState.Waiting(
                        since,
                        MissingText.read(
                                row.getString("missing"),
                                Columns.instant(row, "test_at").orElseThrow()),
                        Columns.instant(row, "move_since").orElse(since),
                        row.getInt("tests"));
            case GRANTED -> new CaseState.Granted(since, grant(row), row.getInt("tests"));
            case REFUSED -> new CaseState.Refused(since, reason(row).orElseThrow());
            case APPEALED -> new CaseState.Appealed(since, reason(row).orElseThrow());
            case UPHELD -> new CaseState.Upheld(since, reason(row).orElseThrow());
            case EXPIRED -> new CaseState.Expired(since, reason(row));
        };
    }

    private static Grant grant(ResultSet row) throws SQLException {
        String kind = row.getString("grant_kind");
        if (kind.equals("ALREADY_OFF")) {
            return new Grant.AlreadyOff();
        }
        Ground ground = Ground.valueOf(row.getString("ground"));
        Instant reviewAt = Columns.instant(row, "review_at").orElseThrow();
        return kind.equals("REMOVAL") ? new Grant.Removal(ground, reviewAt) : new Grant.Exemption(ground, reviewAt);
    }

    private static Optional<PublishedReason> reason(ResultSet row) throws SQLException {
        String key = row.getString("reason");
        return key == null
                ? Optional.empty()
                : Optional.of(Published.reason(key)
                        .orElseThrow(() -> new StoreException("the store names the reason '" + key
                                + "', which is not published any more: reasons are never taken out of the table")));
    }

    /** The columns of the state, by name. */
    static Map<String, @Nullable Object> write(CaseState state) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (String optional :
                List.of("move", "move_since", "grant_kind", "ground", "review_at", "reason", "test_at")) {
            columns.put(optional, null);
        }
        columns.put("state", state.name().name());
        columns.put("since", state.since().toEpochMilli());
        columns.put("is_open", state.name().isOpen() ? 1 : 0);
        columns.put("tests", 0);
        columns.put("missing", "");
        state.move().ifPresent(party -> {
            columns.put("move", party.name());
            columns.put("move_since", state.since().toEpochMilli());
        });
        switch (state) {
            case CaseState.Waiting waiting -> putWaiting(columns, waiting);
            case CaseState.Granted granted -> putGranted(columns, granted);
            case CaseState.Refused refused ->
                columns.put("reason", refused.reason().key());
            case CaseState.Appealed appealed ->
                columns.put("reason", appealed.reason().key());
            case CaseState.Upheld upheld ->
                columns.put("reason", upheld.reason().key());
            case CaseState.Expired expired ->
                columns.put("reason", expired.reason().map(PublishedReason::key).orElse(null));
            case CaseState.Received r -> {}
            case CaseState.Checked c -> {}
        }
        return columns;
    }

    private static void putWaiting(Map<String, @Nullable Object> columns, CaseState.Waiting waiting) {
        columns.put("missing", MissingText.write(waiting.what()));
        columns.put("move_since", waiting.moveSince().toEpochMilli());
        columns.put("tests", waiting.tests());
        columns.put("test_at", waiting.what().nextTestAt().toEpochMilli());
    }

    private static void putGranted(Map<String, @Nullable Object> columns, CaseState.Granted granted) {
        columns.put("tests", granted.doubts());
        switch (granted.grant()) {
            case Grant.Removal removal -> put(columns, "REMOVAL", removal.ground(), removal.reviewAt());
            case Grant.Exemption exemption -> put(columns, "EXEMPTION", exemption.ground(), exemption.reviewAt());
            case Grant.AlreadyOff off -> columns.put("grant_kind", "ALREADY_OFF");
        }
    }

    private static void put(Map<String, @Nullable Object> columns, String kind, Ground ground, Instant reviewAt) {
        columns.put("grant_kind", kind);
        columns.put("ground", ground.name());
        columns.put("review_at", reviewAt.toEpochMilli());
    }
}
