package dev.recourse.app.printconfig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {{name}}} in its lines, and lines between {@code {{each group}}} and {@code {{end}}}, which come
 * once for each member of the group. A name without a value is a fault of the template, never an empty string.
 */
record Template(String name, String text) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern EACH = Pattern.compile("\\{\\{each ([a-z]+)}}");
    private static final String END = "{{end}}";

    /** The template of that name among the resources. */
    static Template named(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no template " + name);
            }
            return new Template(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(Values values) {
        StringBuilder filled = new StringBuilder();
        List<String> block = new ArrayList<>();
        Optional<String> group = Optional.empty();
        for (String line : text.lines().toList()) {
            Matcher each = EACH.matcher(line);
            if (each.matches()) {
                group = Optional.of(each.group(1));
            } else if (line.equals(END)) {
                repeat(block, required(values.groups(), group.orElse(END)), values, filled);
                block.clear();
                group = Optional.empty();
            } else if (group.isPresent()) {
                block.add(line);
            } else {
                filled.append(line(line, values)).append('\n');
            }
        }
        return filled.toString();
    }

    private void repeat(List<String> block, List<Map<String, String>> rounds, Values values, StringBuilder filled) {
        for (Map<String, String> round : rounds) {
            Values both = values.with(round);
            block.forEach(line -> filled.append(line(line, both)).append('\n'));
        }
    }

    private String line(String line, Values values) {
        return PLACE.matcher(line)
                .replaceAll(place -> Matcher.quoteReplacement(required(values.single(), place.group(1))));
    }

    private <T> T required(Map<String, T> values, String key) {
        T value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("template " + name + " asks for " + key);
        }
        return value;
    }
}
