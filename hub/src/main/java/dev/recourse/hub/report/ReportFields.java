package dev.recourse.hub.report;

import dev.recourse.core.cloud.CloudMatch;
import dev.recourse.core.listing.JournalEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A report as named fields, for programs: the JSON of the web interface and of {@code recourse lookup --json}. The names
 * are promised in docs/api.md: add, never rename. Times are ISO 8601 in UTC; what is not known is left out.
 */
public final class ReportFields {
    private ReportFields() {}

    /** The fields of a report, in the documented order. */
    public static Map<String, Object> of(AddressReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", report.address().toString());
        fields.put("listed", report.listed());
        fields.put("at", report.at().toString());
        fields.put("entries", all(report.entries(), ReportFields::entry));
        fields.put("silenced", all(report.silenced(), ReportFields::silenced));
        fields.put("exemptions", all(report.exemptions(), ReportFields::exemption));
        fields.put("history", all(report.history(), ReportFields::line));
        report.oldAnswerUntil().ifPresent(at -> fields.put("oldAnswerUntil", at.toString()));
        report.special().ifPresent(special -> fields.put("specialPurpose", special.name()));
        report.background().cloud().ifPresent(cloud -> fields.put("cloud", cloud(cloud)));
        report.background().name().ifPresent(name -> fields.put("reverseName", name(name)));
        return fields;
    }

    private static <T> List<Map<String, Object>> all(List<T> values, Function<T, Map<String, Object>> fields) {
        return values.stream().map(fields).toList();
    }

    private static Map<String, Object> entry(ReportedEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", entry.list().name());
        fields.put("title", entry.list().title());
        fields.put("use", entry.list().use().name().toLowerCase(Locale.ROOT));
        fields.put("code", entry.criterion().codeText());
        fields.put("criterion", entry.criterion().reference());
        fields.put("sentence", entry.sentence());
        fields.put("prefix", entry.prefix().toString());
        fields.put("size", Words.size(entry.prefix()));
        fields.put("source", entry.source());
        fields.put("since", entry.since().toString());
        fields.put("confirmedAt", entry.confirmedAt().toString());
        entry.until().ifPresent(at -> fields.put("until", at.toString()));
        fields.put("id", entry.id());
        fields.put("detail", entry.detail());
        fields.put("zones", entry.zones());
        fields.put("oldAnswerSeconds", entry.oldAnswer().toSeconds());
        fields.put("removal", entry.list().removal());
        fields.put("evidence", all(entry.evidence(), ReportFields::evidence));
        return fields;
    }

    private static Map<String, Object> evidence(ReportedEvidence evidence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", evidence.kind().word());
        fields.put("atLeast", evidence.count().atLeast());
        fields.put("lastHour", evidence.lastHour().toString());
        fields.put("rule", evidence.rule().reference());
        fields.put("sentence", evidence.sentence());
        return fields;
    }

    private static Map<String, Object> silenced(SilencedEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", entry.list().name());
        fields.put("criterion", entry.criterion().reference());
        fields.put("prefix", entry.prefix().toString());
        fields.put("source", entry.source());
        fields.put("since", entry.since().toString());
        fields.put("id", entry.id());
        fields.put(
                "by",
                switch (entry.cause()) {
                    case SilencedEntry.Exempted e -> "exemption";
                    case SilencedEntry.LeftOut l -> "hole";
                });
        fields.put("cause", entry.cause().words());
        return fields;
    }

    private static Map<String, Object> exemption(ReportedExemption exemption) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", exemption.list().name());
        fields.put("prefix", exemption.prefix().toString());
        fields.put("cause", exemption.cause());
        fields.put("since", exemption.since().toString());
        exemption.until().ifPresent(at -> fields.put("until", at.toString()));
        fields.put("id", exemption.id());
        return fields;
    }

    /** A range of a cloud, as every command and page gives it. */
    public static Map<String, Object> cloud(CloudMatch cloud) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", cloud.cloud().id());
        fields.put("name", cloud.cloud().name());
        fields.put("prefix", cloud.prefix().toString());
        if (!cloud.region().isEmpty()) {
            fields.put("region", cloud.region());
        }
        fields.put("services", cloud.services());
        fields.put("publishedAt", cloud.publishedAt().toString());
        return fields;
    }

    private static Map<String, Object> name(Background.ReadName name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("names", name.names());
        fields.put("readAt", name.readAt().toString());
        fields.put("verdict", name.verdict());
        return fields;
    }

    private static Map<String, Object> line(HistoryLine line) {
        JournalEntry entry = line.entry();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("serial", entry.serial());
        fields.put("at", entry.at().toString());
        fields.put("action", entry.action().name());
        fields.put("words", line.action());
        fields.put("list", entry.list());
        fields.put("prefix", entry.prefix().toString());
        entry.criterion().ifPresent(criterion -> fields.put("criterion", criterion));
        fields.put("source", entry.source());
        entry.expiresAt().ifPresent(at -> fields.put("until", at.toString()));
        fields.put("actor", entry.actor().name());
        fields.put("detail", entry.detail());
        return fields;
    }
}
