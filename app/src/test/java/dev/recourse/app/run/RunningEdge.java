package dev.recourse.app.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** {@code recourse edge --from} in a process of its own, on a free port. */
final class RunningEdge implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 90;

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private int port;

    private RunningEdge(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
        Thread.ofVirtual().start(() -> read(process.errorReader(StandardCharsets.UTF_8)));
    }

    static RunningEdge start(BuiltProgram program, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("edge", "--dns", "127.0.0.1:0"));
        arguments.addAll(List.of(more));
        RunningEdge edge = new RunningEdge(program.start(arguments.toArray(String[]::new)));
        String line = edge.awaitLine("DNS   answers on 127.0.0.1:");
        edge.port = Integer.parseInt(line.replaceAll(".*:([0-9]+) .*", "$1"));
        return edge;
    }

    private void read(BufferedReader reader) {
        try (reader) {
            reader.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            // A killed process closes its streams under the reader: that is an end, too.
            lines.add("(stream closed: " + e.getMessage() + ")");
        }
    }

    int port() {
        return port;
    }

    List<String> lines() {
        return lines;
    }

    /** Waits for a line that contains this. */
    String awaitLine(String part) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (System.nanoTime() < end) {
            for (String line : lines) {
                if (line.contains(part)) {
                    return line;
                }
            }
            pause();
        }
        throw new AssertionError("no line with '" + part + "' in:\n" + String.join("\n", lines));
    }

    /** The A records, or how the reply says that there are none. */
    List<String> ask(String name) {
        try {
            SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            resolver.setTimeout(Duration.ofSeconds(5));
            Message reply =
                    resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), Type.A, DClass.IN)));
            List<String> found = reply.getSection(Section.ANSWER).stream()
                    .map(Record::rdataToString)
                    .toList();
            return found.isEmpty() ? List.of(Rcode.string(reply.getRcode())) : found;
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    /** Waits until it answers so; gives how many milliseconds that took. */
    long await(String name, String expected) {
        long begin = System.nanoTime();
        List<String> found = ask(name);
        while (!found.equals(List.of(expected))) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)) {
                throw new AssertionError(
                        name + ": " + found + " and not " + expected + "\n" + String.join("\n", lines));
            }
            pause();
            found = ask(name);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM; gives the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("does not stop on SIGTERM");
        }
        return process.exitValue();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
