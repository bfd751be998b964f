package dev.recourse.hub.evidence;

import dev.recourse.hub.token.TokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file of tokens for tests. */
final class Tokens {
    static final String TRAP1 = "0123456789abcdef0123456789abcdef";

    private Tokens() {}

    static TokenFile in(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), "trap1 " + TRAP1 + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return TokenFile.of(file);
    }
}
