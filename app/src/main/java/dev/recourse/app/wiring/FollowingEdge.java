package dev.recourse.app.wiring;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.control.DataFolder;
import dev.recourse.app.control.DataFolder.FolderInUseException;
import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.dns.DnsServer;
import dev.recourse.edge.dns.ListenException;
import dev.recourse.edge.dns.Listening;
import dev.recourse.edge.dns.TcpLimits;
import dev.recourse.edge.feed.EdgeFolder;
import dev.recourse.edge.feed.FollowStatus;
import dev.recourse.edge.feed.Follower;
import dev.recourse.edge.feed.Hub;
import dev.recourse.edge.status.Counters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An edge that follows a hub, and answers DNS from what it has, whether the hub is there or not. */
public final class FollowingEdge implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Follower follower;
    private final DnsServer dns;
    private final Counters counters = new Counters();

    /**
     * What it is told.
     *
     * @param from the hub's web address
     * @param trusted the keys of which one must have signed; none: whoever signed the snapshot is believed
     * @param tokenFile its first line is our token; read at each connection
     * @param data the folder that it keeps
     * @param listen where DNS is answered
     * @param threads for the datagrams of each address
     * @param acceptOlder whether what was seen before is forgotten
     */
    public record Options(
            URI from,
            Set<PublicKey> trusted,
            Path tokenFile,
            Path data,
            List<ListenAddress> listen,
            int threads,
            boolean acceptOlder) {}

    private FollowingEdge(Options options, InstantSource clock, Consumer<String> say)
            throws FolderInUseException, IOException, ListenException {
        try {
            DataFolder folder = opened(DataFolder.hold(options.data()));
            token(options.tokenFile());
            this.follower = opened(Follower.start(
                    new Hub(options.from(), () -> readToken(options.tokenFile())),
                    new Follower.Trust(options.trusted(), options.acceptOlder()),
                    new EdgeFolder(folder.path()),
                    clock,
                    say));
            this.dns =
                    opened(DnsServer.start(listening(options), ClientPolicy.open(), follower::view, clock, counters));
        } catch (IOException | RuntimeException | FolderInUseException e) {
            close();
            throw e;
        }
    }

    /**
     * Begins to answer and to follow.
     *
     * @param say is told, in sentences, of trouble and of its end
     * @throws FolderInUseException when another process holds the folder
     * @throws ListenException when DNS cannot listen
     * @throws IOException when a file cannot be used
     */
    public static FollowingEdge start(Options options, InstantSource clock, Consumer<String> say)
            throws FolderInUseException, IOException, ListenException {
        return new FollowingEdge(options, clock, say);
    }

    private static Listening listening(Options options) {
        return new Listening(
                options.listen().stream().map(ListenAddress::toSocketAddress).toList(),
                options.threads(),
                TcpLimits.USUAL);
    }

    private static String readToken(Path file) {
        try {
            return token(file);
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

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    /** Where DNS is answered. */
    public List<InetSocketAddress> addresses() {
        return dns.addresses();
    }

    /** How it stands with its hub. */
    public FollowStatus status() {
        return follower.status();
    }

    public Counters counters() {
        return counters;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                failure = new IOException("while stopping: " + e.getMessage(), e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
