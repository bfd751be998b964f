package dev.recourse.hub.evidence;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.listing.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads lines of evidence: {@code ADDRESS kind source time id note} with tabs between, of which all behind the address may be
 * left out or be {@code -} where {@link Defaults} have them. The format is told in docs/evidence.md.
 */
public final class EvidenceLine {
    private static final int COLUMNS = 6;

    /** As a bad line is shown. */
    private static final int SHOWN = 60;

    private EvidenceLine() {}

    /**
     * What holds where a line says nothing.
     *
     * @param clock gives the time to evidence without one
     */
    public record Defaults(Optional<EvidenceKind> kind, Optional<String> source, InstantSource clock) {}

    /** Whether the line has evidence in it: it is neither empty nor a comment. */
    static boolean says(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    /** @throws RefusedException when the line is not evidence, with the reason */
    static Evidence read(String line, Defaults defaults) {
        String[] columns = line.split("\t", -1);
        if (columns.length > COLUMNS) {
            throw new RefusedException("there are " + columns.length + " columns, and there can be " + COLUMNS
                    + ": ADDRESS, kind, source, time, id, note, with tabs between");
        }
        return of(
                column(columns, 0).orElseThrow(() -> new RefusedException("the address is missing")),
                column(columns, 1),
                column(columns, 2),
                column(columns, 3),
                column(columns, 4),
                column(columns, 5).orElse(""),
                defaults);
    }

    private static Evidence of(
            String address,
            Optional<String> kind,
            Optional<String> source,
            Optional<String> at,
            Optional<String> id,
            String note,
            Defaults defaults) {
        EvidenceKind seen = kind.map(EvidenceLine::kind)
                .or(defaults::kind)
                .orElseThrow(() -> new RefusedException("the kind is missing: give it in the line or with --kind"));
        String from = source.or(defaults::source)
                .orElseThrow(() -> new RefusedException("the source is missing: give it in the line or with --source"));
        Instant seenAt = at.map(EvidenceLine::time).orElseGet(defaults.clock()::instant);
        IpAddress who = address(address);
        return id.map(name -> new Evidence(from, name, who, seen, seenAt, note))
                .orElseGet(() -> Evidence.withoutId(from, who, seen, seenAt, note));
    }

    /** @throws RefusedException where it is none */
    public static EvidenceKind kind(String text) {
        return EvidenceKind.tryParse(text)
                .orElseThrow(() -> new RefusedException(
                        "'" + shortened(text) + "' is not a kind of evidence (kinds: " + EvidenceKind.choices() + ")"));
    }

    /** @throws RefusedException where it is none */
    public static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RefusedException("'" + shortened(text) + "' is not a time such as 2026-11-24T08:00:00Z");
        }
    }

    static IpAddress address(String text) {
        try {
            return IpAddress.parse(text);
        } catch (AddressFormatException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> column(String[] columns, int index) {
        return index < columns.length
                        && !columns[index].isBlank()
                        && !columns[index].strip().equals("-")
                ? Optional.of(columns[index].strip())
                : Optional.empty();
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
    }
}
