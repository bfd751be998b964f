package perf;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.PortUnreachableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contender that runs, with every process that it started. */
final class Server implements AutoCloseable {

    /** The core that servers and load share. */
    static final String CORE = "0";

    private static final long DEADLINE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Contender contender;
    private final Process process;
    private final double startSeconds;

    private Server(Contender contender, Process process, double startSeconds) {
        this.contender = contender;
        this.process = process;
        this.startSeconds = startSeconds;
    }

    /** Starts it, waits for its first right answer to that question about a listed address, and pins it to the core. */
    static Server start(Folder folder, Contender contender, byte[] question) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path log = folder.log(contender.name());
        Process process = new ProcessBuilder(contender.command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        try {
            awaitAnswer(contender, process, question, start + DEADLINE_NANOS);
        } catch (IOException | InterruptedException e) {
            stop(process);
            throw new IOException(contender.name() + ": " + e.getMessage() + "\n" + Files.readString(log), e);
        }
        Server server = new Server(contender, process, (System.nanoTime() - start) / 1e9);
        for (ProcessHandle one : server.all()) {
            Shell.output(List.of("taskset", "-acp", CORE, Long.toString(one.pid())));
        }
        return server;
    }

    private static void awaitAnswer(Contender contender, Process process, byte[] question, long end)
            throws IOException, InterruptedException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(InetAddress.getLoopbackAddress(), contender.port());
            socket.setSoTimeout(20);
            byte[] reply = new byte[4096];
            while (true) {
                try {
                    socket.send(new DatagramPacket(question, question.length));
                    socket.receive(new DatagramPacket(reply, reply.length));
                    if (!contender.looksUp() || ((reply[3] & 15) == 0 && reply[7] > 0)) {
                        return;
                    }
                    Thread.sleep(1);
                } catch (SocketTimeoutException again) {
                    // Loading, and the packet waits in its queue or was lost.
                } catch (PortUnreachableException notYet) {
                    Thread.sleep(1);
                }
                if (!process.isAlive()) {
                    throw new IOException("ended with exit code " + process.exitValue());
                }
                if (System.nanoTime() > end) {
                    throw new IOException("no answer after five minutes");
                }
            }
        }
    }

    Contender contender() {
        return contender;
    }

    int port() {
        return contender.port();
    }

    /** From its start to the first right answer. */
    double startSeconds() {
        return startSeconds;
    }

    /** All its processes, with commas between. */
    String pids() {
        return all().stream().map(one -> Long.toString(one.pid())).collect(Collectors.joining(","));
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /** The memory of all its processes now; of what they share, PSS counts each one's part. */
    Memory memory() throws IOException {
        Memory sum = new Memory(0, 0);
        for (ProcessHandle one : all()) {
            sum = sum.plus(Memory.of(Files.readAllLines(Path.of("/proc/" + one.pid() + "/smaps_rollup"))));
        }
        return sum;
    }

    /** Sends it SIGHUP. */
    void hangUp() throws IOException, InterruptedException {
        Shell.output(List.of("kill", "-HUP", Long.toString(process.pid())));
    }

    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}
