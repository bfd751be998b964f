package dev.recourse.hub.report;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrVerdict;
import dev.recourse.core.rdns.Span;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a reverse-DNS name was read as, as named fields for programs: the JSON of the web interface and of {@code
 * recourse rdns}. The names are promised in docs/api.md: add, never rename. What is not known is left out.
 */
public final class PtrFields {
    private PtrFields() {}

    /** The fields of a verdict, in the documented order. */
    public static Map<String, Object> of(IpAddress address, PtrVerdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", address.toString());
        fields.put("name", verdict.name());
        fields.put("class", verdict.ptrClass().name());
        fields.put("confidence", verdict.confidence());
        fields.put("rule", verdict.rule().toString());
        fields.put("sentence", verdict.sentence());
        fields.put("passes", verdict.passes());
        fields.put("advice", verdict.advice());
        fields.put(
                "found",
                verdict.spans().stream().map(span -> span(span, verdict.name())).toList());
        verdict.embedded().ifPresent(form -> fields.put("addressForm", form.name()));
        verdict.word().ifPresent(word -> fields.put("word", word));
        verdict.scheme().ifPresent(scheme -> fields.put("scheme", scheme));
        fields.put("notes", verdict.notes().stream().map(Enum::name).toList());
        verdict.malformed().ifPresent(fault -> fields.put("malformed", fault.name()));
        return fields;
    }

    private static Map<String, Object> span(Span span, String name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", span.kind().name().toLowerCase(Locale.ROOT));
        fields.put("text", span.of(name));
        fields.put("start", span.start());
        fields.put("end", span.end());
        return fields;
    }
}
