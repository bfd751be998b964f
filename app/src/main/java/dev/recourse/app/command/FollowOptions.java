package dev.recourse.app.command;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.wiring.FollowingEdge;
import dev.recourse.core.snapshot.PublicKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    FollowingEdge.Options options(Context context, List<ListenAddress> listen, int threads) {
        return new FollowingEdge.Options(
                hub(), keys(), context.resolve(token()), context.resolve(data), listen, threads, acceptOlder);
    }

    private URI hub() {
        if (from == null
                || !String.valueOf(from).matches("https?://[^/?#]+(/[^?#]*[^/?#])?")
                || from.getHost() == null) {
            throw new ParameterException(
                    command.commandLine(), "--from is not an http or https URL without a last slash");
        }
        return from;
    }

    private Path token() {
        if (tokenFile == null) {
            throw new ParameterException(command.commandLine(), "--from needs --token-file FILE");
        }
        return tokenFile;
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
