package dev.recourse.hub.store;

import dev.recourse.core.removal.Decision;
import dev.recourse.core.removal.Missing;
import dev.recourse.core.removal.Need;
import dev.recourse.core.removal.Party;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is missing as one column: a line for each, "all" or "any", need, move, values. The values come from DNS, so encoded. */
final class MissingText {
    private static final String ALL = "all";
    private static final String ANY = "any";

    private MissingText() {}

    static String write(Decision.Waiting waiting) {
        return lines(ALL, waiting.missing()) + lines(ANY, waiting.instead());
    }

    private static String lines(String kind, List<Missing> missing) {
        return missing.stream()
                .map(m -> kind + " " + m.need() + " " + m.move() + values(m.values()) + "\n")
                .collect(Collectors.joining());
    }

    private static String values(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(e -> " " + e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
    }

    static Decision.Waiting read(String text, Instant nextTestAt) {
        return new Decision.Waiting(of(text, ALL), of(text, ANY), nextTestAt);
    }

    private static List<Missing> of(String text, String kind) {
        return text.lines()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(kind))
                .map(MissingText::missing)
                .toList();
    }

    private static Missing missing(String[] words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 3; i < words.length; i++) {
            int at = words[i].indexOf('=');
            values.put(
                    words[i].substring(0, at), URLDecoder.decode(words[i].substring(at + 1), StandardCharsets.UTF_8));
        }
        return new Missing(Need.valueOf(words[1]), Party.valueOf(words[2]), values);
    }
}
