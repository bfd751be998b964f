package dev.recourse.app.command;

import dev.recourse.app.config.ListenAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a server listens, over what the configuration says. */
final class ServerOptions {
    @Option(
            names = "--dns",
            paramLabel = "ADDR:PORT",
            description = "Where DNS is answered. Default: as configured, or 127.0.0.1:5300.",
            converter = ListenConverter.class)
    @Nullable ListenAddress dns;

    @Option(
            names = "--http",
            paramLabel = "ADDR:PORT",
            description = "Where the pages are served. Default: as configured, or 127.0.0.1:8080.",
            converter = ListenConverter.class)
    @Nullable ListenAddress http;

    static final class ListenConverter implements ITypeConverter<ListenAddress> {
        @Override
        public ListenAddress convert(String text) {
            try {
                return ListenAddress.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not ADDRESS:PORT, as in 127.0.0.1:5300 or [::1]:5300");
            }
        }
    }
}
