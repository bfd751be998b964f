package dev.recourse.app.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration file: lines of {@code key = value}, {@code #} begins a comment line. */
public final class SettingsFile {
    /** The file that is read from the working folder where none is named. */
    public static final String DEFAULT_NAME = "recourse.conf";

    private final Path path;
    private final boolean ofEdge;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Integer> lineOf = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsFile(Path path, boolean ofEdge) {
        this.path = path;
        this.ofEdge = ofEdge;
    }

    /**
     * The settings of the named file; where none is named, of recourse.conf in the working folder; where there is none, the
     * settings for a trial.
     *
     * @throws ConfigException with every problem of the file, not only the first
     */
    public static Settings load(Optional<Path> named, Path workingFolder) throws ConfigException {
        Path path = named.map(workingFolder::resolve).orElse(workingFolder.resolve(DEFAULT_NAME));
        if (named.isEmpty() && !Files.exists(path)) {
            return Settings.forTrial();
        }
        return new SettingsFile(path, false).read();
    }

    /**
     * The settings of an edge's file, which has the keys that an edge asks and no others; without one their defaults. What else
     * they hold means nothing.
     *
     * @throws ConfigException with every problem of the file, not only the first
     */
    public static Settings loadForEdge(Optional<Path> named) throws ConfigException {
        return named.isEmpty() ? Settings.of(Map.of(), false) : new SettingsFile(named.get(), true).read();
    }

    private Settings read() throws ConfigException {
        int number = 0;
        for (String line : lines()) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                readLine(number, text);
            }
        }
        if (problems.isEmpty()) {
            TlsKeys.problem(values).ifPresent(problem -> problems.add(path + ": " + problem));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return Settings.of(values, false);
    }

    private List<String> lines() throws ConfigException {
        try {
            return Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            throw new ConfigException(List.of(path + ": there is no such file"));
        } catch (MalformedInputException e) {
            throw new ConfigException(List.of(path + ": is not UTF-8 text"));
        } catch (IOException e) {
            throw new ConfigException(List.of(path + ": cannot be read: " + e.getMessage()));
        }
    }

    private void readLine(int number, String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            problem(number, "expected 'key = value', found '" + text + "'");
            return;
        }
        String name = text.substring(0, equals).strip();
        String value = text.substring(equals + 1).strip();
        Integer earlier = lineOf.putIfAbsent(name, number);
        String retired = Keys.RETIRED.get(name);
        Optional<Key<?>> key =
                Keys.ALL.stream().filter(k -> k.name().equals(name)).findFirst();
        if (earlier != null) {
            problem(number, name + ": is set already in line " + earlier);
        } else if (retired != null) {
            problem(number, name + ": is no longer a key; " + retired);
        } else if (key.isEmpty()) {
            problem(number, name + ": is not a key" + suggestion(name));
        } else if (ofEdge && !Keys.isOfEdge(key.get())) {
            problem(number, name + ": is a key of a hub; an edge has " + Keys.OF_EDGE);
        } else {
            readValue(number, key.get(), value);
        }
    }

    private void readValue(int number, Key<?> key, String value) {
        try {
            values.put(key.name(), key.parser().apply(value));
        } catch (IllegalArgumentException e) {
            problem(number, key.name() + ": '" + value + "' is not " + key.form());
        }
    }

    private void problem(int number, String reason) {
        problems.add(path + ":" + number + ": " + reason);
    }

    private static String suggestion(String name) {
        return Keys.ALL.stream()
                .map(Key::name)
                .filter(known -> distance(known, name) <= 2)
                .findFirst()
                .map(known -> " (did you mean " + known + "?)")
                .orElse(" (docs/configuration.md has them all)");
    }

    /** Levenshtein. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
