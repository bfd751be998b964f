package dev.recourse.app.command;

import dev.recourse.app.config.ConfigException;
import dev.recourse.app.config.Settings;
import dev.recourse.app.config.SettingsFile;
import dev.recourse.app.config.SettingsSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which list is meant. */
final class FolderOptions implements SettingsSource {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file. Default: recourse.conf in this folder, if there is one.")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder. Default: as configured, or ./data.")
    private @Nullable Path data;

    @Override
    public Settings settings(Path workingFolder) throws ConfigException {
        Settings settings = SettingsFile.load(Optional.ofNullable(config), workingFolder)
                .with(named(), Optional.empty(), Optional.empty());
        Path folder = workingFolder.resolve(settings.data()).normalize();
        return settings.with(Optional.of(folder), Optional.empty(), Optional.empty());
    }

    private Optional<Path> named() {
        return Optional.ofNullable(data);
    }
}
