package dev.recourse.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/** What an edge shows to its hub, a token, a certificate or both, and by whose certificate it knows the hub. */
public final class EdgeCredentials {
    private final Optional<Path> tokenFile;
    private final Optional<TlsFiles> tls;

    private EdgeCredentials(Optional<Path> tokenFile, Optional<TlsFiles> tls) {
        this.tokenFile = tokenFile;
        this.tls = tls;
    }

    /**
     * The files; read now, and again at each connection.
     *
     * @param tokenFile its one line is the token
     * @param tls certificate and key, and whom to believe instead of the authorities of the JDK
     * @throws IOException with a sentence for the operator, when one cannot be used
     */
    public static EdgeCredentials of(Optional<Path> tokenFile, Optional<TlsFiles> tls) throws IOException {
        EdgeCredentials credentials = new EdgeCredentials(tokenFile, tls);
        if (tokenFile.isPresent()) {
            token(tokenFile.get());
        }
        if (tls.isPresent()) {
            tls.get().factory();
        }
        return credentials;
    }

    /** Shows them on a connection that is about to be opened. */
    void show(HttpURLConnection connection) {
        try {
            if (tokenFile.isPresent()) {
                connection.setRequestProperty("Authorization", "Bearer " + token(tokenFile.get()));
            }
            if (tls.isPresent() && connection instanceof HttpsURLConnection secured) {
                secured.setSSLSocketFactory(tls.get().factory());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static String token(Path file) throws IOException {
        String token = Files.readString(file).strip();
        if (!token.matches("[!-~]{16,256}")) {
            throw new IOException(file + " does not hold a token: one line of 16 to 256 printable ASCII characters");
        }
        return token;
    }
}
