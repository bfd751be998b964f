package dev.recourse.app.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in the foreground, started and stopped by its own process; its output goes to target/system-logs. */
final class Daemon implements AutoCloseable {

    // Generous: a machine with two busy cores starts a JVM with a web framework in ten seconds and more.
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private static final Path LOGS = Path.of("target", "system-logs");

    private final String name;
    private final Path log;
    private final Process process;

    private Daemon(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static Daemon start(String name, List<String> command) {
        try {
            Path log = Files.createTempFile(Files.createDirectories(LOGS), name + "-", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return new Daemon(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until something accepts on that TCP address. */
    Daemon listening(String host, int port) throws InterruptedException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(host), port);
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!accepts(address)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                kill();
                throw new AssertionError(name + " does not listen on " + address + ":\n" + log());
            }
            Thread.sleep(50);
        }
        return this;
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kill -9, to it and all that it started. */
    void kill() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Asked for while it runs: {@code postfix} is a script, and its master outlives it as an orphan that nobody finds. */
    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }
}
