package dev.recourse.app.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** {@code recourse serve} in a process of its own, on free ports. */
final class RunningServer implements AutoCloseable {
    // Generous: two busy cores and a cold JVM with a web framework.
    private static final long DEADLINE_SECONDS = 120;
    private static final Pattern DNS = Pattern.compile("DNS .* on 127\\.0\\.0\\.1:([0-9]+) .*");
    private static final Pattern WEB = Pattern.compile("Web .* on (https?://[^ ]+) .*");

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final LinkedBlockingQueue<String> incoming = new LinkedBlockingQueue<>();

    private RunningServer(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
        Thread.ofVirtual().start(() -> read(process.errorReader(StandardCharsets.UTF_8)));
    }

    /** Starts it and waits until everything runs. */
    static RunningServer start(BuiltProgram program, String... more) throws IOException {
        RunningServer server = begin(program, more);
        server.awaitLine("Ctrl-C stops.");
        return server;
    }

    /** Starts it with the pages at that address, and waits until everything runs. */
    static RunningServer startOn(BuiltProgram program, String http) throws IOException {
        RunningServer server = new RunningServer(program.start("serve", "--dns", "127.0.0.1:0", "--http", http));
        server.awaitLine("Ctrl-C stops.");
        return server;
    }

    /** Starts it without waiting. */
    static RunningServer begin(BuiltProgram program, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--dns", "127.0.0.1:0", "--http", "127.0.0.1:0"));
        arguments.addAll(List.of(more));
        return new RunningServer(program.start(arguments.toArray(String[]::new)));
    }

    private void read(BufferedReader reader) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                incoming.add(line);
            }
        } catch (IOException e) {
            // A killed process closes its streams under the reader: that is an end, too.
            incoming.add("(stream closed: " + e.getMessage() + ")");
        }
    }

    /** Waits for a line that begins so, and gives it. */
    String awaitLine(String beginning) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (System.nanoTime() < end) {
            try {
                String line = incoming.poll(100, TimeUnit.MILLISECONDS);
                if (line != null) {
                    lines.add(line);
                    if (line.startsWith(beginning)) {
                        return line;
                    }
                } else if (!process.isAlive() && incoming.isEmpty()) {
                    break;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("no line '" + beginning + "...' in:\n" + String.join("\n", lines));
    }

    List<String> lines() {
        return lines;
    }

    Process process() {
        return process;
    }

    int dnsPort() {
        return Integer.parseInt(found(DNS));
    }

    String webUrl() {
        String url = found(WEB);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private String found(Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not said: " + pattern + " in\n" + String.join("\n", lines)));
    }

    /** The answer's records of that type, as text. */
    List<String> ask(String name, int type) throws IOException {
        return reply(name, type, false).getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    Message reply(String name, int type, boolean tcp) throws IOException {
        SimpleResolver resolver =
                new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), dnsPort()));
        resolver.setTCP(tcp);
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
    }

    /** Waits until the name's A records are these. */
    void awaitAnswer(String name, List<String> expected) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        List<String> found = ask(name, Type.A);
        while (!found.equals(expected)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(name + ": " + found + " and not " + expected);
            }
            Thread.sleep(10);
            found = ask(name, Type.A);
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
