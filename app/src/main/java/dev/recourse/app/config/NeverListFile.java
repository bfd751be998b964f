package dev.recourse.app.config;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.NeverList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The prefixes that no rule lists: lines of a prefix, and behind a space why; {@code #} begins a comment line. */
public final class NeverListFile {
    private static final int MOST = 100_000;

    private final Path path;
    private final List<NeverList.Entry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private NeverListFile(Path path) {
        this.path = path;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException with every problem of the file
     */
    public static NeverList read(Path path) throws ConfigException {
        return new NeverListFile(path).read();
    }

    private NeverList read() throws ConfigException {
        try {
            int number = 0;
            for (String line : Files.readAllLines(path)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    line(number, line.strip());
                }
            }
        } catch (IOException e) {
            throw new ConfigException(List.of(path + ": the never-list cannot be read: " + e));
        }
        if (entries.size() > MOST) {
            problems.add(path + ": has more than " + MOST + " prefixes");
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new NeverList(entries);
    }

    private void line(int number, String line) {
        String[] parts = line.split("\\s+", 2);
        try {
            entries.add(new NeverList.Entry(Prefix.parse(parts[0]), parts.length == 1 ? "" : parts[1]));
        } catch (AddressFormatException e) {
            problems.add(path + ":" + number + ": " + e.getMessage());
        }
    }
}
