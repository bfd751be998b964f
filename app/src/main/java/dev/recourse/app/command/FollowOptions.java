package dev.recourse.app.command;

import dev.recourse.app.wiring.EdgeCredentials;
import dev.recourse.app.wiring.EdgeOptions;
import dev.recourse.app.wiring.FollowingEdge;
import dev.recourse.app.wiring.TlsFiles;
import dev.recourse.core.snapshot.PublicKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an edge is told that follows a hub. */
final class FollowOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec command;

    @Option(names = "--from", paramLabel = "URL", description = "The hub, as in https://bl.example.org.")
    private @Nullable URI from;

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description =
                    "A key that must have signed what the hub sends; 'recourse edges --key' prints it at the hub. May"
                            + " be given again: during a change of keys both are believed.")
    private List<String> trust = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the token that the hub's feed.tokens has for this edge.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Our certificate in PEM, instead of a token or beside it; its common name stands in the hub's"
                    + " feed.tokens.")
    private @Nullable Path certificate;

    @Option(names = "--certificate-key", paramLabel = "FILE", description = "Its private key in PEM, PKCS #8.")
    private @Nullable Path certificateKey;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Whose signature the hub's own certificate must have, in PEM. Default: who the JDK believes.")
    private @Nullable Path ca;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder that the edge keeps. Default: ./edge.")
    private Path data = Path.of("edge");

    @Option(
            names = "--accept-older",
            description = "Believe the hub's next snapshot though this edge has seen a later one.")
    private boolean acceptOlder;

    /** Whether the edge follows a hub at all. */
    boolean given() {
        return from != null;
    }

    /** Whether it knows whom to believe. */
    boolean trusts() {
        return !trust.isEmpty();
    }

    FollowingEdge.Options options(Context context, EdgeOptions edge) throws IOException {
        return new FollowingEdge.Options(hub(), keys(), credentials(context), context.resolve(data), acceptOlder, edge);
    }

    private EdgeCredentials credentials(Context context) throws IOException {
        if ((certificate == null) != (certificateKey == null)) {
            throw refused("--certificate FILE and --certificate-key FILE belong together");
        }
        if (tokenFile == null && certificate == null) {
            throw refused("--from needs --token-file FILE, or --certificate FILE and --certificate-key FILE");
        }
        boolean tls = certificate != null || ca != null;
        if (tls && !"https".equals(hub().getScheme())) {
            throw refused("certificates are for https, and --from is an http URL");
        }
        Optional<TlsFiles.Pair> own = certificate == null || certificateKey == null
                ? Optional.empty()
                : Optional.of(new TlsFiles.Pair(context.resolve(certificate), context.resolve(certificateKey)));
        return EdgeCredentials.of(
                Optional.ofNullable(tokenFile).map(context::resolve),
                tls ? Optional.of(new TlsFiles(own, Optional.ofNullable(ca).map(context::resolve))) : Optional.empty());
    }

    private ParameterException refused(String reason) {
        return new ParameterException(command.commandLine(), reason);
    }

    private URI hub() {
        if (from == null
                || !String.valueOf(from).matches("https?://[^/?#]+(/[^?#]*[^/?#])?")
                || from.getHost() == null) {
            throw refused("--from is not an http or https URL without a last slash");
        }
        return from;
    }

    /** Whom to believe. */
    Set<PublicKey> keys() {
        Set<PublicKey> keys = new HashSet<>();
        for (String text : trust) {
            try {
                keys.add(PublicKey.parse(text));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(command.commandLine(), "--trust: " + e.getMessage(), e);
            }
        }
        return keys;
    }

    /** Whether what it says and hears can be read and changed on the way. */
    boolean inTheClear() {
        URI hub = hub();
        return "http".equals(hub.getScheme()) && !hub.getHost().matches("127\\..*|\\[::1]|localhost");
    }
}
