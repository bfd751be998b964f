package dev.recourse.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of evidence.
 *
 * @param tokens of the sources that may bring evidence over the web
 * @param neverList the file of prefixes that no rule lists
 */
public record EvidenceSettings(Optional<Path> tokens, Optional<Path> neverList) {
    static final Key<Optional<Path>> TOKENS = new Key<>(
            "evidence.tokens",
            "",
            "a file",
            "The tokens of the mail servers and traps that may bring evidence, a line NAME TOKEN for each: the name is the"
                    + " source. Only its owner may read the file. It is read at each request. Empty: evidence comes by"
                    + " recourse report alone.",
            EvidenceSettings::file);
    static final Key<Optional<Path>> NEVER_LIST = new Key<>(
            "never-list",
            "",
            "a file",
            "Prefixes that no rule lists, one a line, a reason behind it: your own networks, large resolvers and mail"
                    + " services. A person may still list them. Read at the start. Empty: there are none.",
            EvidenceSettings::file);

    static final List<Key<?>> ALL = List.of(TOKENS, NEVER_LIST);

    static EvidenceSettings of(Map<String, Object> values) {
        return new EvidenceSettings(Settings.value(values, TOKENS), Settings.value(values, NEVER_LIST));
    }

    List<String> lines() {
        return List.of("evidence.tokens = " + text(tokens), "never-list = " + text(neverList));
    }

    private static String text(Optional<Path> path) {
        return path.map(Path::toString).orElse("");
    }

    private static Optional<Path> file(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
