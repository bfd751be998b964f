package dev.recourse.hub.cloud;

import dev.recourse.core.cloud.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All guides, from the file beside this class, whose head says its form.
 *
 * @param list in the order of the file
 */
public record CloudGuides(List<CloudGuide> list) {
    private static final Pattern SECTION = Pattern.compile("\\[([a-z0-9-]+)] (.+)");
    private static final CloudGuides SHIPPED = new CloudGuides(parse(resource("guides.txt")));

    public CloudGuides {
        list = List.copyOf(list);
    }

    /** Those that ship with Recourse. */
    public static CloudGuides shipped() {
        return SHIPPED;
    }

    /** The guide of that cloud. */
    public Optional<CloudGuide> of(String cloud) {
        return list.stream().filter(g -> g.cloud().id().equals(cloud)).findFirst();
    }

    /** The ids, for messages. */
    public String names() {
        return String.join(", ", list.stream().map(g -> g.cloud().id()).toList());
    }

    static List<CloudGuide> parse(String text) {
        List<CloudGuide> guides = new ArrayList<>();
        List<String> section = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("[") && !section.isEmpty()) {
                guides.add(guide(section));
                section.clear();
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line);
            }
        }
        guides.add(guide(section));
        return guides;
    }

    private static CloudGuide guide(List<String> section) {
        Matcher head = SECTION.matcher(section.getFirst());
        if (!head.matches()) {
            throw new IllegalStateException("not the head of a section: " + section.getFirst());
        }
        List<CloudGuide.Step> steps = new ArrayList<>();
        for (String line : section) {
            if (line.startsWith("step: ")) {
                steps.add(new CloudGuide.Step(line.substring(6), List.of()));
            } else if (line.startsWith("command: ")) {
                CloudGuide.Step step = steps.removeLast();
                List<String> commands = new ArrayList<>(step.commands());
                commands.add(line.substring(9));
                steps.add(new CloudGuide.Step(step.text(), commands));
            }
        }
        return new CloudGuide(
                new Cloud(head.group(1), head.group(2)),
                only(section, "ranges"),
                only(section, "default").equals("yes"),
                only(section, "about"),
                steps,
                all(section, "check"),
                only(section, "port25"));
    }

    private static String only(List<String> section, String key) {
        List<String> values = all(section, key);
        if (values.size() != 1) {
            throw new IllegalStateException(section.getFirst() + " has " + values.size() + " lines '" + key + "'");
        }
        return values.getFirst();
    }

    private static List<String> all(List<String> section, String key) {
        return section.stream()
                .filter(line -> line.startsWith(key + ": "))
                .map(line -> line.substring(key.length() + 2))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = CloudGuides.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
