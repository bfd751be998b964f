package dev.recourse.hub.store;

import dev.recourse.core.removal.CheckedLine;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What was checked as one column: a line for each, what, when, known or not, the text. The texts come from DNS, so encoded. */
final class CheckedText {
    private CheckedText() {}

    static String write(List<CheckedLine> lines) {
        return lines.stream()
                .map(l -> l.what() + " " + l.at().toEpochMilli() + " " + l.known() + " "
                        + URLEncoder.encode(l.text(), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
    }

    static List<CheckedLine> read(String text) {
        return text.lines()
                .map(line -> line.split(" ", -1))
                .map(CheckedText::line)
                .toList();
    }

    private static CheckedLine line(String[] words) {
        return new CheckedLine(
                CheckedLine.What.valueOf(words[0]),
                Instant.ofEpochMilli(Long.parseLong(words[1])),
                Boolean.parseBoolean(words[2]),
                URLDecoder.decode(words[3], StandardCharsets.UTF_8));
    }
}
