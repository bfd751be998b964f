package dev.recourse.hub.removal;

import dev.recourse.core.removal.CheckedLine;
import dev.recourse.hub.removal.RequestView.CaseView;
import dev.recourse.hub.removal.RequestView.GrantView;
import dev.recourse.hub.removal.RequestView.MissingView;
import dev.recourse.hub.removal.RequestView.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request as named fields, for programs: the JSON of the web interface and of {@code recourse requests --json}. The names are
 * promised in docs/removal.md: add, never rename. Times are ISO 8601 in UTC; what is not known is left out.
 */
public final class RequestFields {
    private RequestFields() {}

    /** The fields of a request, in the documented order. */
    public static Map<String, Object> of(RequestView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", view.id());
        fields.put("address", view.address().toString());
        fields.put("openedAt", view.openedAt().toString());
        fields.put("open", view.open());
        if (!view.readUrl().isEmpty()) {
            fields.put("readUrl", view.readUrl());
        }
        fields.put("mayAct", view.mayAct());
        view.mailTrouble().ifPresent(trouble -> fields.put("mailTrouble", trouble));
        fields.put("cases", all(view.cases(), RequestFields::ofCase));
        fields.put("history", all(view.history(), RequestFields::step));
        return fields;
    }

    private static <T> List<Map<String, Object>> all(List<T> values, Function<T, Map<String, Object>> fields) {
        return values.stream().map(fields).toList();
    }

    private static Map<String, Object> ofCase(CaseView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", view.id());
        fields.put("list", view.list());
        fields.put("title", view.title());
        fields.put("criteria", view.criteria());
        fields.put("conditions", view.conditions());
        fields.put("state", word(view.state().name()));
        view.move().ifPresent(move -> fields.put("move", word(move.name())));
        fields.put("since", view.since().toString());
        fields.put("moveSince", view.moveSince().toString());
        put(fields, "answerBy", view.answerBy());
        fields.put("missing", all(view.missing(), RequestFields::missing));
        fields.put("instead", all(view.instead(), RequestFields::missing));
        fields.put("checked", all(view.checked(), RequestFields::checked));
        put(fields, "nextTestAt", view.nextTestAt());
        put(fields, "endsAt", view.endsAt());
        view.granted().ifPresent(granted -> fields.put("granted", granted(granted)));
        view.reason()
                .ifPresent(reason -> fields.put("reason", Map.of("key", reason.key(), "sentence", reason.sentence())));
        view.ticket().ifPresent(text -> fields.put("ticket", text));
        return fields;
    }

    private static Map<String, Object> missing(MissingView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", view.key());
        fields.put("move", word(view.move().name()));
        fields.put("sentence", view.sentence());
        fields.put("step", view.step());
        return fields;
    }

    private static Map<String, Object> checked(CheckedLine line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", word(line.what().name()).replace('_', '-'));
        fields.put("at", line.at().toString());
        fields.put("known", line.known());
        fields.put("text", line.text());
        return fields;
    }

    private static Map<String, Object> granted(GrantView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", view.key());
        fields.put("sentence", view.sentence());
        fields.put("exemption", view.exemption());
        put(fields, "reviewAt", view.reviewAt());
        fields.put("oldAnswersUntil", view.oldAnswersUntil().toString());
        return fields;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", step.at().toString());
        fields.put("list", step.list());
        fields.put("by", word(step.by()));
        step.from().ifPresent(from -> fields.put("from", word(from)));
        fields.put("to", word(step.to()));
        fields.put("detail", step.detail());
        step.serial().ifPresent(serial -> fields.put("serial", serial));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Optional<Instant> at) {
        at.ifPresent(value -> fields.put(name, value.toString()));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
