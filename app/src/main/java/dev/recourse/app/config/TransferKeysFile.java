package dev.recourse.app.config;

import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.TsigAlgorithm;
import dev.recourse.core.dns.TsigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The keys shared with secondaries: lines of {@code name:algorithm:secret}, the secret in base64; {@code #} begins a comment. */
public final class TransferKeysFile {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path path;
    private final List<TsigKey> keys = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private TransferKeysFile(Path path) {
        this.path = path;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException with every problem of the file; no problem shows a secret
     */
    public static List<TsigKey> read(Path path) throws ConfigException {
        return new TransferKeysFile(path).read();
    }

    private List<TsigKey> read() throws ConfigException {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(path))) {
                problems.add(path + ": may be read by others; say: chmod 600 " + path);
            }
            int number = 0;
            for (String line : Files.readAllLines(path)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    line(number, line.strip());
                }
            }
        } catch (IOException e) {
            throw new ConfigException(List.of(path + ": the keys of transfer.keys cannot be read: " + e));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return List.copyOf(keys);
    }

    private void line(int number, String line) {
        String[] parts = line.split(":", 3);
        try {
            TsigAlgorithm algorithm = TsigAlgorithm.of(parts[1]).orElseThrow(IllegalArgumentException::new);
            TsigKey key = new TsigKey(
                    DomainName.parse(parts[0]), algorithm, Base64.getDecoder().decode(parts[2]));
            if (keys.stream().anyMatch(other -> other.name().equals(key.name()))) {
                problems.add(path + ":" + number + ": the key " + key.name() + " stands there already");
            }
            keys.add(key);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            problems.add(path + ":" + number + ": is not name:algorithm:secret, with an algorithm as hmac-sha256"
                    + " and the secret in base64");
        }
    }
}
