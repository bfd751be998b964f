package dev.recourse.app.rdns;

import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.hub.report.PtrFields;
import dev.recourse.lookup.rdns.NeighbourhoodVerdict;
import dev.recourse.lookup.rdns.PtrAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as named fields, for JSON; each verdict as elsewhere. The names are promised in docs/lookups.md: add, never rename. */
public final class RdnsFields {
    private RdnsFields() {}

    public static Map<String, Object> of(RdnsReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", report.address().toString());
        fields.put("readAt", report.readAt().toString());
        fields.put("known", report.isKnown());
        switch (report.ptr()) {
            case PtrAnswer.Names names -> {
                fields.put("names", names.names());
                fields.put("chain", names.chain());
                fields.put("ttl", names.ttl());
            }
            case PtrAnswer.None none -> {
                fields.put("names", List.of());
                fields.put("ttl", none.ttl());
            }
            case PtrAnswer.Unknown unknown ->
                fields.put("cause", unknown.cause().name().toLowerCase(Locale.ROOT));
        }
        fields.put(
                "verdicts",
                report.verdicts().stream()
                        .map(verdict -> PtrFields.of(report.address(), verdict))
                        .toList());
        fields.put("fcrdns", fcrdns(report));
        report.neighbourhood().ifPresent(n -> fields.put("neighbourhood", neighbourhood(report, n)));
        fields.put("sentence", RdnsSentences.of(report.address(), report.ptr()));
        return fields;
    }

    private static Map<String, Object> fcrdns(RdnsReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (report.fcrdns()) {
            case Fcrdns.Confirmed confirmed -> {
                fields.put("outcome", "confirmed");
                fields.put("names", confirmed.names());
            }
            case Fcrdns.Mismatched mismatched -> {
                fields.put("outcome", "mismatched");
                fields.put("names", mismatched.names());
            }
            case Fcrdns.NoPtr none -> fields.put("outcome", "no-ptr");
            case Fcrdns.Unknown unknown -> {
                fields.put("outcome", "unknown");
                fields.put("cause", unknown.cause().name().toLowerCase(Locale.ROOT));
            }
        }
        fields.put("iprev", report.fcrdns().iprev());
        fields.put("sentence", RdnsSentences.of(report.address(), report.fcrdns()));
        return fields;
    }

    private static Map<String, Object> neighbourhood(RdnsReport report, NeighbourhoodVerdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (verdict) {
            case NeighbourhoodVerdict.MachineMade made -> {
                fields.put("outcome", "machine-made");
                fields.put("template", made.template());
                fields.put("same", made.same());
                fields.put("named", made.named());
            }
            case NeighbourhoodVerdict.Unique unique -> {
                fields.put("outcome", "unique");
                fields.put("same", unique.same());
                fields.put("named", unique.named());
                fields.put("unnamed", unique.unnamed());
            }
            case NeighbourhoodVerdict.Unknown unknown -> {
                fields.put("outcome", "unknown");
                fields.put("answered", unknown.answered());
            }
        }
        fields.put("sentence", RdnsSentences.of(report.address(), verdict));
        return fields;
    }
}
