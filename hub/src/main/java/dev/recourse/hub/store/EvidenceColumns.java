package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Between the columns of evidence and values. */
final class EvidenceColumns {
    static final String ALL = "e.source, e.id, e.addr, e.unit, e.kind, e.seen_at, e.received_at, e.note";

    /** A condition on {@code e}: nobody has withdrawn it. */
    static final String COUNTS = """
            NOT EXISTS (SELECT 1 FROM evidence_withdrawal w WHERE w.source = e.source AND w.at >= e.received_at)
            """;

    private EvidenceColumns() {}

    static KeptEvidence kept(ResultSet from, int number) throws SQLException {
        Evidence evidence = new Evidence(
                from.getString("source"),
                from.getString("id"),
                IpAddress.ofBytes(from.getBytes("addr")),
                EvidenceKind.valueOf(from.getString("kind")),
                Instant.ofEpochMilli(from.getLong("seen_at")),
                from.getString("note"));
        return new KeptEvidence(evidence, Instant.ofEpochMilli(from.getLong("received_at")));
    }

    static Prefix unit(ResultSet from, int number) throws SQLException {
        return Evidence.unitOf(IpAddress.ofBytes(from.getBytes("unit")));
    }

    static Object[] row(Evidence evidence, Instant receivedAt) {
        return new Object[] {
            evidence.source(),
            evidence.id(),
            evidence.address().toBytes(),
            evidence.unit().first().toBytes(),
            evidence.kind().name(),
            evidence.seenAt().toEpochMilli(),
            receivedAt.toEpochMilli(),
            evidence.note()
        };
    }
}
