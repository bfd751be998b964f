package dev.recourse.hub.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what a token is asked for: a file of lines {@code NAME TOKEN}. It is read for each request, so that taking a
 * line away keeps that name out from its next request on.
 */
public final class TokenFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int MOST = 1_000;
    private static final long LONGEST_FILE = 1 << 20;

    private final Path file;

    private TokenFile(Path file) {
        this.file = file;
    }

    /**
     * The tokens of a file.
     *
     * @throws IOException with a sentence for the operator, when it cannot be used
     */
    public static TokenFile of(Path file) throws IOException {
        TokenFile tokens = new TokenFile(file);
        tokens.read();
        return tokens;
    }

    /**
     * The name whose token this is. All tokens are compared, each in the same time, whatever came.
     *
     * @throws IOException when the file cannot be used any more: then nobody is let in
     */
    public Optional<String> nameOf(String token) throws IOException {
        byte[] given = digest(token);
        Optional<String> found = Optional.empty();
        for (Map.Entry<String, byte[]> known : read().entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), given)) {
                found = Optional.of(known.getKey());
            }
        }
        return found;
    }

    private Map<String, byte[]> read() throws IOException {
        try {
            requireSecret();
            Map<String, byte[]> digests = new LinkedHashMap<>();
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    take(line, number, digests);
                }
            }
            return digests;
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file of tokens", e);
        }
    }

    private void requireSecret() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException(file + " can be read by others (" + PosixFilePermissions.toString(permissions)
                    + "): chmod 600 it, and make new tokens if it may have been read");
        }
        if (Files.size(file) > LONGEST_FILE) {
            throw new IOException(file + " is longer than a file of tokens can be");
        }
    }

    /** No message has a token in it. */
    private void take(String line, int number, Map<String, byte[]> digests) throws IOException {
        String[] words = line.strip().split("\\s+");
        String place = file + ":" + number + ": ";
        if (words.length != 2 || !words[0].matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IOException(place + "is not NAME TOKEN, where a name is letters, digits, '.', '_' or '-'");
        }
        if (!words[1].matches("[!-~]{16,256}")) {
            throw new IOException(place + "a token has 16 to 256 printable ASCII characters: openssl rand -hex 32");
        }
        if (digests.putIfAbsent(words[0], digest(words[1])) != null) {
            throw new IOException(place + "there is another line of " + words[0]);
        }
        if (digests.size() > MOST) {
            throw new IOException(file + " has more than " + MOST + " tokens");
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
