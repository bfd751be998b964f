package dev.recourse.app.system;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of what {@code recourse print-config} printed, taken from its output as a person would.
 *
 * @param name the last part of the path it is for
 */
record PrintedFile(String name, String text) {

    private static final String MARK = "#### ";

    static List<PrintedFile> parse(String output) {
        List<PrintedFile> files = new ArrayList<>();
        for (String part : output.split("(?m)^" + MARK)) {
            int end = part.indexOf('\n');
            if (end > 0) {
                String path = part.substring(0, end);
                files.add(new PrintedFile(path.substring(path.lastIndexOf('/') + 1), part.substring(end + 1)));
            }
        }
        return files;
    }
}
