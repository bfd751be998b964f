package dev.recourse.hub.publish;

import dev.recourse.core.snapshot.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The key that signs what is published: a file of its own that nobody else may read, made at the first start. */
public final class KeyFile {
    /** The name in the data folder. */
    public static final String NAME = "recourse.key";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /**
     * The key of the folder; a new one where there is none.
     *
     * @throws IOException with a plain reason when the file cannot be used, or others may read it
     */
    public static SigningKey of(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(NAME);
        if (!Files.exists(file)) {
            make(file);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException(
                    "the key " + file + " can be read by others (" + PosixFilePermissions.toString(permissions)
                            + "): whoever has it can forge the list; chmod 600 it, and make another if it may have been read");
        }
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the key " + file + " cannot be used: " + e.getMessage()
                            + "; restore it from a backup, or move it away for a new one, which edges must then be told of",
                    e);
        }
    }

    /** Complete before it has its name, and its owner's alone from the first byte on. */
    private static void make(Path file) throws IOException {
        Path temporary = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(temporary, SigningKey.generate().secretText());
        Files.move(temporary, file);
    }
}
