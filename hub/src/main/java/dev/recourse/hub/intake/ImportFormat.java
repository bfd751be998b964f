package dev.recourse.hub.intake;

import dev.recourse.core.format.ListFormat;
import dev.recourse.core.format.ListReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that can be imported. */
public enum ImportFormat {
    IP4SET,
    IP4TRIE,
    IP6TRIE,
    CIDR,
    /** Spamhaus DROP: a JSON object a line. */
    DROP;

    /**
     * The format of that name.
     *
     * @throws ImportException when there is none
     */
    public static ImportFormat parse(String name) {
        return Arrays.stream(values())
                .filter(f -> f.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ImportException("there is no format '" + name + "' (formats: " + labels() + ")"));
    }

    /** The name in commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, for messages and help. */
    public static String labels() {
        return Arrays.stream(values()).map(ImportFormat::label).collect(Collectors.joining(", "));
    }

    ListReader reader(long now) {
        return switch (this) {
            case IP4SET -> ListFormat.IP4SET.reader(now);
            case IP4TRIE -> ListFormat.IP4TRIE.reader(now);
            case IP6TRIE -> ListFormat.IP6TRIE.reader(now);
            case CIDR -> ListFormat.CIDR.reader(now);
            case DROP -> new DropReader();
        };
    }
}
