package dev.recourse.app.config;

import java.util.List;

/** The configuration is not usable. Each problem names file, line and reason. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems one line each, with place and reason */
    public ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One line for each problem, in the order of the file. */
    public List<String> problems() {
        return problems;
    }
}
