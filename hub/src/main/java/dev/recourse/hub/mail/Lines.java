package dev.recourse.hub.mail;

import java.util.List;
import java.util.stream.Collectors;

/** Breaks long lines of prose. What is to be copied, behind four spaces, and links stay whole. */
final class Lines {
    private static final String TO_COPY = "    ";

    private Lines() {}

    static String wrapped(String text, int width) {
        return text.lines().map(line -> wrappedLine(line, width)).collect(Collectors.joining("\n"));
    }

    private static String wrappedLine(String line, int width) {
        if (line.length() <= width || line.startsWith(TO_COPY)) {
            return line;
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        StringBuilder out = new StringBuilder(indent);
        int used = indent.length();
        for (String word : List.of(line.strip().split(" "))) {
            boolean first = used == indent.length();
            if (!first && used + 1 + word.length() > width) {
                out.append('\n').append(indent);
                used = indent.length();
                first = true;
            }
            out.append(first ? "" : " ").append(word);
            used += word.length() + (first ? 0 : 1);
        }
        return out.toString();
    }
}
