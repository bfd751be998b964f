package dev.recourse.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Our server with some listings, and unbound as the resolver of everything in the namespace, set up by what our server
 * printed. Each Postfix added is set up the same way.
 */
final class MailSystem implements AutoCloseable {

    private final Path dir;
    private final Deque<Daemon> running = new ArrayDeque<>();
    private final RecourseServer recourse;

    private MailSystem(Path dir) throws IOException, InterruptedException {
        this.dir = dir;
        this.recourse = RecourseServer.start(dir.resolve("recourse"));
        running.push(recourse.daemon());
    }

    static MailSystem start() throws Exception {
        // Not a folder of the build: Postfix's own user must be able to reach it.
        Path dir = Files.createTempDirectory("recourse-system");
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        MailSystem system = new MailSystem(dir);
        try {
            system.resolver("unbound", UnboundServer.ADDRESS);
        } catch (Exception | AssertionError e) {
            system.close();
            throw e;
        }
        return system;
    }

    RecourseServer recourse() {
        return recourse;
    }

    /** Starts an unbound with an empty cache at that address. */
    void resolver(String name, String address) throws IOException, InterruptedException {
        running.push(UnboundServer.start(
                dir.resolve(name), address, recourse.printConfig("unbound").getFirst()));
    }

    /** Starts a Postfix with what is printed for those words; returns senders to it. */
    SmtpClient postfix(int port, String... words) throws IOException, InterruptedException {
        running.push(PostfixServer.start(dir.resolve("postfix-" + port), port, recourse.printConfig(words)));
        return new SmtpClient(port);
    }

    /** Starts a Postfix with that main.cf; returns senders to it. */
    SmtpClient postfix(int port, PrintedFile main) throws IOException, InterruptedException {
        running.push(PostfixServer.start(dir.resolve("postfix-" + port), port, List.of(main)));
        return new SmtpClient(port);
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
        Command.succeeds("rm", "-r", dir.toString());
    }
}
