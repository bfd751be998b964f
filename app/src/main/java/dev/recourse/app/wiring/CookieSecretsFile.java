package dev.recourse.app.wiring;

import dev.recourse.core.dns.CookieSecret;
import dev.recourse.core.dns.CookieSecrets;
import dev.recourse.edge.answer.ClientPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The secrets of DNS cookies, from the file of dns.cookie-secrets or made at the start. The file is read again every
 * minute, so that secrets roll without a restart (RFC 9018 5); one that cannot be used changes nothing.
 */
final class CookieSecretsFile implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Consumer<String> warnings;
    private final Thread reading;
    /** Replaced whole by the reading thread. */
    private volatile CookieSecrets secrets;

    private String lastWarning = "";

    private CookieSecretsFile(CookieSecrets secrets, Optional<Path> file, Consumer<String> warnings) {
        this.secrets = secrets;
        this.warnings = warnings;
        this.reading =
                Thread.ofVirtual().name("dns-cookie-secrets").unstarted(() -> file.ifPresent(this::readNowAndThen));
    }

    /** @throws IOException with a sentence for the operator, when there is a file and it cannot be used */
    static CookieSecretsFile open(Optional<Path> file, Consumer<String> warnings) throws IOException {
        CookieSecrets first = file.isPresent() ? read(file.get()) : ClientPolicy.randomSecrets();
        CookieSecretsFile opened = new CookieSecretsFile(first, file, warnings);
        opened.reading.start();
        return opened;
    }

    CookieSecrets secrets() {
        return secrets;
    }

    private void readNowAndThen(Path file) {
        try {
            while (true) {
                Thread.sleep(EVERY);
                readAgain(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same trouble is said once. */
    void readAgain(Path file) {
        try {
            secrets = read(file);
            lastWarning = "";
        } catch (IOException e) {
            String warning = e.getMessage() + "; the secrets read before stay in force";
            if (!warning.equals(lastWarning)) {
                warnings.accept(warning);
            }
            lastWarning = warning;
        }
    }

    /** Lines of 32 hexadecimal digits; {@code #} begins a comment line. No message has a secret in it. */
    static CookieSecrets read(Path file) throws IOException {
        List<CookieSecret> found = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                found.add(secret(file, number, text));
            }
        }
        if (found.isEmpty() || found.size() > 1 + CookieSecrets.MOST) {
            throw new IOException(file + " has " + found.size() + " cookie secrets; 1 to " + (1 + CookieSecrets.MOST)
                    + " may stand there, the first of which makes cookies");
        }
        return new CookieSecrets(found.getFirst(), found.subList(1, found.size()));
    }

    private static CookieSecret secret(Path file, int number, String text) throws IOException {
        try {
            return CookieSecret.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ":" + number + ": is not a cookie secret of 32 hexadecimal digits", e);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file of cookie secrets", e);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        reading.interrupt();
    }
}
