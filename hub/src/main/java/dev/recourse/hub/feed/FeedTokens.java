package dev.recourse.hub.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which edges may follow: a file of lines {@code NAME TOKEN}, or {@code NAME certificate} for one that comes with a certificate
 * of that name. It is read for each request, so that taking a line away keeps that edge out from its next connection on.
 */
public final class FeedTokens {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    /** Shorter than any token. */
    private static final String CERTIFICATE = "certificate";

    private static final int MOST = 1_000;
    private static final long LONGEST_FILE = 1 << 20;

    private final Path file;

    private FeedTokens(Path file) {
        this.file = file;
    }

    /**
     * The tokens of a file.
     *
     * @throws IOException with a sentence for the operator, when it cannot be used
     */
    public static FeedTokens of(Path file) throws IOException {
        FeedTokens tokens = new FeedTokens(file);
        tokens.read();
        return tokens;
    }

    /**
     * The name of the edge whose token this is. All tokens are compared, each in the same time, whatever came.
     *
     * @throws IOException when the file cannot be used any more: then nobody may follow
     */
    Optional<String> nameOf(String token) throws IOException {
        byte[] given = digest(token);
        Optional<String> found = Optional.empty();
        for (Map.Entry<String, byte[]> known : read().digests.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), given)) {
                found = Optional.of(known.getKey());
            }
        }
        return found;
    }

    /**
     * Whether the edge of this name may come with a certificate.
     *
     * @throws IOException when the file cannot be used any more: then nobody may follow
     */
    boolean hasCertificate(String name) throws IOException {
        return read().certified.contains(name);
    }

    /**
     * Who may follow.
     *
     * @param digests of tokens, by name
     * @param certified the names of those with a certificate
     */
    private record Known(Map<String, byte[]> digests, Set<String> certified) {
        int size() {
            return digests.size() + certified.size();
        }

        boolean has(String name) {
            return digests.containsKey(name) || certified.contains(name);
        }
    }

    private Known read() throws IOException {
        try {
            requireSecret();
            Known known = new Known(new LinkedHashMap<>(), new HashSet<>());
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    take(line, number, known);
                }
            }
            return known;
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
    private void take(String line, int number, Known known) throws IOException {
        String[] words = line.strip().split("\\s+");
        String place = file + ":" + number + ": ";
        if (words.length != 2 || !words[0].matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IOException(
                    place + "is not NAME TOKEN or NAME certificate, where a name is letters, digits, '.', '_' or '-'");
        }
        if (known.has(words[0])) {
            throw new IOException(place + "there is another line of " + words[0]);
        }
        if (words[1].equals(CERTIFICATE)) {
            known.certified.add(words[0]);
        } else if (words[1].matches("[!-~]{16,256}")) {
            known.digests.put(words[0], digest(words[1]));
        } else {
            throw new IOException(place + "a token has 16 to 256 printable ASCII characters: openssl rand -hex 32");
        }
        if (known.size() > MOST) {
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
