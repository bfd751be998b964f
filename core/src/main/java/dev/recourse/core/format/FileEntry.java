package dev.recourse.core.format;

import dev.recourse.core.address.Prefix;

/** What a file says of one prefix. */
public sealed interface FileEntry {
    Prefix prefix();

    /** The name of the file. */
    String file();

    /** The line, 1 for the first. */
    int line();

    /** Where it stands, for messages. */
    default String place() {
        return file() + ":" + line();
    }

    /** The prefix is listed. Several on one prefix all count. */
    record Listed(Prefix prefix, Value value, String file, int line) implements FileEntry {}

    /** The prefix is not listed, whatever a wider one says; nor is it where it is also {@link Listed}. */
    record Hole(Prefix prefix, String file, int line) implements FileEntry {}
}
