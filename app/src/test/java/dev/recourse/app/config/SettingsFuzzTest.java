package dev.recourse.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.testkit.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fuzzed: a configuration file is refused with a place and a reason for each problem, or means what is said to be in force. */
class SettingsFuzzTest {
    private static final Path FOLDER = folder();
    private static final String NAME = "fuzzed.conf";

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(SettingsFuzzTest.class, 4, SettingsFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Settings settings = load(input);
            byte[] said = String.join("\n", settings.lines()).getBytes(StandardCharsets.UTF_8);
            assertThat(loaded(said).lines()).isEqualTo(settings.lines());
        } catch (ConfigException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(problem ->
                            assertThat(problem).startsWith(FOLDER.resolve(NAME).toString()));
        }
    }

    /** What we say ourselves is no problem. */
    private static Settings loaded(byte[] said) {
        try {
            return load(said);
        } catch (ConfigException e) {
            throw new AssertionError(new String(said, StandardCharsets.UTF_8), e);
        }
    }

    private static Settings load(byte[] text) throws ConfigException {
        try {
            Files.write(FOLDER.resolve(NAME), text);
            return SettingsFile.load(Optional.of(Path.of(NAME)), FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("recourse-settings");
            folder.toFile().deleteOnExit();
            folder.resolve(NAME).toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
