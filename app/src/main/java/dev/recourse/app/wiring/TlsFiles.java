package dev.recourse.app.wiring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS by files in PEM, as openssl writes them. They are read again when one of them is replaced, so that a certificate is
 * renewed without a restart; between, one context serves all connections, and sessions are resumed.
 */
public final class TlsFiles {
    private static final char[] IN_MEMORY = "in memory only".toCharArray();
    private static final List<String> KEY_KINDS = List.of("EC", "RSA", "EdDSA");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final Optional<Pair> own;
    private final Optional<Path> authorities;

    // Guarded by this.
    private List<String> seen = List.of();
    private Optional<SSLSocketFactory> made = Optional.empty();

    /**
     * Who we say we are.
     *
     * @param certificate ours, and behind it those that lead to a known authority
     * @param key its private key, in PKCS #8
     */
    public record Pair(Path certificate, Path key) {}

    /**
     * The files.
     *
     * @param own shown to who asks for it
     * @param authorities whose certificates are believed; empty: those that the JDK knows
     */
    public TlsFiles(Optional<Pair> own, Optional<Path> authorities) {
        this.own = own;
        this.authorities = authorities;
    }

    /**
     * Makes connections by what the files say now.
     *
     * @throws IOException with a sentence for the operator, when one cannot be used
     */
    synchronized SSLSocketFactory factory() throws IOException {
        List<String> now = stamps();
        if (made.isEmpty() || !now.equals(seen)) {
            made = Optional.of(make());
            seen = now;
        }
        return made.get();
    }

    private List<String> stamps() throws IOException {
        List<Path> files = new ArrayList<>();
        own.ifPresent(pair -> files.addAll(List.of(pair.certificate, pair.key)));
        authorities.ifPresent(files::add);
        List<String> stamps = new ArrayList<>();
        for (Path file : files) {
            try {
                stamps.add(Files.size(file) + " " + Files.getLastModifiedTime(file));
            } catch (NoSuchFileException e) {
                throw new IOException(file + ": there is no such file", e);
            }
        }
        return stamps;
    }

    private SSLSocketFactory make() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own.isPresent() ? ofOwn(own.get()) : empty(), IN_MEMORY);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities());
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("the files for TLS cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyStore ofOwn(Pair pair) throws GeneralSecurityException, IOException {
        List<? extends Certificate> chain = List.copyOf(certificates(pair.certificate));
        PrivateKey key = key(pair.key);
        requireOneKind(pair, chain.getFirst(), key);
        KeyStore store = empty();
        store.setKeyEntry("own", key, IN_MEMORY, chain.toArray(Certificate[]::new));
        return store;
    }

    private static void requireOneKind(Pair pair, Certificate certificate, PrivateKey key) throws IOException {
        String ofKey = key instanceof ECPrivateKey ? "EC" : key.getAlgorithm();
        if (!ofKey.equals(certificate.getPublicKey().getAlgorithm())) {
            throw new IOException(pair.key + " is not the key of " + pair.certificate + ": it is of another kind");
        }
    }

    /** Nothing, to the JDK, is the authorities that it knows. */
    private @Nullable KeyStore authorities() throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore store = empty();
        int number = 0;
        for (Certificate authority : certificates(authorities.get())) {
            store.setCertificateEntry("authority" + number++, authority);
        }
        return store;
    }

    private static Collection<X509Certificate> certificates(Path file) throws IOException {
        try {
            List<X509Certificate> found = new ArrayList<>();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                found.add((X509Certificate) one);
            }
            if (found.isEmpty()) {
                throw new IOException(file + " has no certificate: PEM, with BEGIN CERTIFICATE");
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " is not a certificate in PEM: " + e.getMessage(), e);
        }
    }

    /** No message has anything of the key in it. */
    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException(file + " is not a private key in PKCS #8 (BEGIN PRIVATE KEY), without a password:"
                    + " openssl pkcs8 -topk8 -nocrypt makes one");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String kind : KEY_KINDS) {
            Optional<PrivateKey> key = keyOf(kind, spec);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IOException(file + " is not a private key for EC, RSA or Ed25519");
    }

    private static Optional<PrivateKey> keyOf(String kind, PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(spec));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        }
    }
}
