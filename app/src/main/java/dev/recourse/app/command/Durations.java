package dev.recourse.app.command;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 15m}, {@code 12h}, {@code 7d}. */
final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        if (!text.matches("[1-9][0-9]{0,6}[smhd]")) {
            throw new TypeConversionException("'" + text + "' is not a duration, as in 90s, 15m, 12h or 7d");
        }
        return Duration.parse((text.endsWith("d") ? "P" : "PT") + text);
    }
}
