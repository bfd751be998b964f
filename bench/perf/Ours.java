package perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How our own server is started. As an edge, from a snapshot file and from the text file; where this build has no {@code edge}
 * command yet, as {@code serve} with the file imported, on the combined zone, which is no fair race: that is said in the name.
 */
final class Ours {

    private static final int FROM_SNAPSHOT = 5410;
    private static final int FROM_TEXT = 5411;
    private static final int SERVE = 5412;

    private final Folder folder;
    private final String launcher;

    Ours(Folder folder, Path tree) {
        this.folder = folder;
        this.launcher = tree.resolve("recourse").toString();
    }

    String launcher() {
        return launcher;
    }

    boolean hasEdge() throws IOException, InterruptedException {
        // An unknown command with --help is answered with the general help, and is a success.
        return Shell.output(List.of(launcher, "--help")).contains("\n  edge ");
    }

    List<Contender> of(DataSet set) throws IOException, InterruptedException {
        Path data = folder.data(set);
        String format = set.isIpv4() ? "ip4trie" : "ip6trie";
        return hasEdge() ? List.of(fromSnapshot(data, format), fromText(data, format)) : List.of(serve(data, format));
    }

    private Contender fromSnapshot(Path data, String format) {
        String snapshot = data.resolve("recourse.snapshot").toString();
        return new Contender(
                Contender.OURS,
                true,
                List.of(List.of(
                        launcher, "snapshot", "build",
                        "--zone", Peers.ZONE,
                        "--list", "bench=" + format + ":" + data.resolve("entries.rbl"),
                        "--out", snapshot)),
                FROM_SNAPSHOT,
                List.of(launcher, "edge", "--snapshot", snapshot, "--dns", "127.0.0.1:" + FROM_SNAPSHOT, "--threads", "1"));
    }

    /** What a hoster does who has rbldnsd's files and changes nothing but the program. */
    private Contender fromText(Path data, String format) {
        return new Contender(
                Contender.OURS + ", rbldnsd's arguments",
                FROM_TEXT,
                List.of(
                        launcher, "edge", Peers.ZONE + ":" + format + ":" + data.resolve("entries.rbl"),
                        "--dns", "127.0.0.1:" + FROM_TEXT, "--threads", "1"));
    }

    private Contender serve(Path data, String format) throws IOException {
        Path home = Files.createDirectories(data.resolve("serve"));
        Path config = Files.writeString(home.resolve("recourse.conf"), """
                data = %s/data
                dns.listen = 127.0.0.1:%d
                web.listen = 127.0.0.1:%d
                zone.root = %s
                documentation-ranges = allow
                """.formatted(home, SERVE, SERVE + 1, Peers.ZONE));
        return new Contender(
                Contender.OURS + " serve",
                true,
                // Without a server the import works on the store by itself.
                List.of(List.of(
                        launcher, "import", "--config", config.toString(),
                        "--list", "rbl", "--source", "bench", "--format", format,
                        "--map", "*=spam-source", "--accept-size", data.resolve("entries.rbl").toString())),
                SERVE,
                List.of(launcher, "serve", "--config", config.toString()));
    }

    /** The command line of a change of what {@link #serve} answers: that file becomes all that its second source has. */
    List<String> replaceSource(Path data, Path file) {
        return List.of(
                launcher, "import", "--config", data.resolve("serve/recourse.conf").toString(),
                "--list", "rbl", "--source", "changing", "--format", "cidr", "--accept-size", file.toString());
    }
}
