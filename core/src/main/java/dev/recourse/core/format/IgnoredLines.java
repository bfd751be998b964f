package dev.recourse.core.format;

import java.util.ArrayList;
import java.util.List;

/** Counts lines without effect and keeps the first ones. */
final class IgnoredLines {
    private static final int KEPT = 20;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String file, int line, String reason) {
        count++;
        if (first.size() < KEPT) {
            first.add(file + ":" + line + ": " + reason);
        }
    }

    FileContents.Ignored all() {
        return new FileContents.Ignored(count, first);
    }
}
