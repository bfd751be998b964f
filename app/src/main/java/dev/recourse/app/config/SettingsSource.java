package dev.recourse.app.config;

import java.nio.file.Path;

/** Where a command's settings come from: its options and the file that they name. */
@FunctionalInterface
public interface SettingsSource {
    /**
     * The settings in force, with the data folder made absolute.
     *
     * @param workingFolder where the command was called
     * @throws ConfigException when the file is not usable
     */
    Settings settings(Path workingFolder) throws ConfigException;
}
