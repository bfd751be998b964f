package dev.recourse.app.control;

import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;

/**
 * Runs commands that other processes of the same user send. The socket has mode 0600 in the data folder: who can open it
 * may run the list.
 */
public final class ControlServer implements AutoCloseable {
    /** Commands at once: more wait. A person runs one, a few cron jobs another few. */
    public static final int AT_ONCE = 16;

    private final Path socket;
    private final ServerSocketChannel listener;
    private final CommandRunner runner;
    private final Semaphore places = new Semaphore(AT_ONCE);

    private ControlServer(Path socket, ServerSocketChannel listener, CommandRunner runner) {
        this.socket = socket;
        this.listener = listener;
        this.runner = runner;
    }

    /** Runs one command and gives its exit code. */
    @FunctionalInterface
    public interface CommandRunner {
        int run(Invocation invocation);
    }

    /**
     * Listens on the socket of the folder, which this process holds: a socket file that is there is a dead one.
     *
     * @throws UncheckedIOException when it cannot
     */
    public static ControlServer start(DataFolder folder, CommandRunner runner) {
        Path socket = DataFolder.socket(folder.path());
        try {
            ControlServer server = new ControlServer(socket, listen(socket), runner);
            Thread.ofVirtual().name("control").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen for commands on " + socket + ": " + e.getMessage(), e);
        }
    }

    /**
     * A socket gets its mode from the umask when it is bound, and only then can be given another. So it is bound in a
     * folder that nobody else can enter, and moved to its place with the right mode.
     */
    private static ServerSocketChannel listen(Path socket) throws IOException {
        // As long as its last path, so that one too long for a socket (about a hundred bytes) is refused here, by name.
        Path inside = socket.resolveSibling(".recourse-s");
        Path bound = inside.resolve("s");
        Files.deleteIfExists(bound);
        Files.deleteIfExists(inside);
        Files.createDirectory(inside, DataFolder.OWNER_ALONE);
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(bound));
            Files.setPosixFilePermissions(bound, PosixFilePermissions.fromString("rw-------"));
            Files.move(bound, socket, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(inside);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    /** How many it runs now. */
    public int running() {
        // One place is taken by whoever comes next.
        return Math.max(0, AT_ONCE - places.availablePermits() - 1);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                places.acquireUninterruptibly();
                SocketChannel client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                places.release();
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(client));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
            Frames.Request request = Frames.readRequest(in);
            PrintWriter stdout = new PrintWriter(new BufferedWriter(Frames.writer(out, Frames.OUT)));
            PrintWriter stderr = new PrintWriter(Frames.writer(out, Frames.ERR), true);
            int code = runner.run(new Invocation(
                    request.arguments(),
                    request.workingFolder(),
                    request.terminal(),
                    stdout,
                    stderr,
                    Frames.input(in, out)));
            stdout.flush();
            stderr.flush();
            Frames.writeExit(out, code);
        } catch (IOException _) {
            // The command has gone away: nobody is left to tell, and what it asked for is done or refused whole.
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
