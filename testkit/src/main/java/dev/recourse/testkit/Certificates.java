package dev.recourse.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority of one's own and what it signs, as files in PEM, made by the JDK's keytool. */
public final class Certificates {
    private static final String PASSWORD = "in-tests-only";

    private final Path folder;
    private final Path store;
    private final String authority;

    /** Makes an authority. */
    public Certificates(Path folder, String authority) throws IOException {
        this.folder = folder;
        this.authority = authority;
        this.store = folder.resolve(authority + ".p12");
        make(authority, "CN=" + authority, "-ext", "bc:c");
    }

    /**
     * Makes a key and a certificate for it.
     *
     * @param subject as in {@code CN=edge1,O=Example}
     * @param more of keytool, as in {@code -ext san=ip:127.0.0.1}
     */
    public void sign(String alias, String subject, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("-signer", authority));
        options.addAll(List.of(more));
        make(alias, subject, options.toArray(String[]::new));
    }

    /** The file of a certificate. */
    public Path certificate(String alias) {
        return folder.resolve(alias + ".pem");
    }

    /** The file of its key. */
    public Path key(String alias) {
        return folder.resolve(alias + "-key.pem");
    }

    private void make(String alias, String subject, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-validity",
                "2"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool failed: " + said);
        }
        export(alias);
    }

    private void export(String alias) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            Certificate certificate = keys.getCertificate(alias);
            Files.writeString(certificate(alias), pem("CERTIFICATE", certificate.getEncoded()));
            Files.writeString(
                    key(alias),
                    pem(
                            "PRIVATE KEY",
                            keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind
                + "-----\n";
    }
}
