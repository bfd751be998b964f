package perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * What queries cost while the list changes, with a million entries: nothing lost, nothing wrong, no silence? Each in the only
 * way that it has: rbldnsd reads its file again; our edge takes in changes from its hub. They are made on the other core.
 */
final class Changes {

    private static final double SECONDS = 10;
    private static final int PORT = 5421;
    private static final int CHANGES_A_SECOND = 10_000;
    private static final int AT_ONCE = 50_000;
    private static final double EDGE_SECONDS = 30;

    private final Folder folder;
    private final Options options;
    private final Ours ours;
    private final Path data;
    private final Questions questions;

    Changes(Folder folder, Options options, Ours ours) throws IOException, InterruptedException {
        this.folder = folder;
        this.options = options;
        this.ours = ours;
        this.data = folder.data(DataSet.ONE_MILLION);
        this.questions = new Questions("single addresses", data.resolve("hosts.q"), "A", true);
    }

    void run() throws Exception {
        Report.title("1m, during changes: " + questions + ", " + (int) SECONDS + " s and more");
        Report.header("server", "changes", "CPU us a query, at rest", "during changes", "wrong", "lost", "longest silence, ms");
        rbldnsd("rbldnsd ip4trie, SIGHUP");
        rbldnsd("rbldnsd ip4trie -f, SIGHUP", "-f");
        if (ours.hasEdge()) {
            edge();
        } else {
            serve();
        }
        Report.end();
    }

    /** Every three seconds it gets its file anew, by renaming as it asks for, and is told so; with -f a child answers meanwhile. */
    private void rbldnsd(String name, String... more) throws Exception {
        Path home = Files.createDirectories(data.resolve("changing"));
        replaceFile(home);
        Contender contender = new Contender(name, PORT, Peers.rbldnsdCommand("ip4trie", PORT, home, more));
        Path log = folder.log(name);
        compare(contender, "the whole file, every 3 s", 3, server -> {
            long before = reloads(log);
            replaceFile(home);
            server.hangUp();
            for (int i = 0; i < 3000 && reloads(log) == before; i++) {
                Thread.sleep(10);
            }
        });
    }

    private void replaceFile(Path home) throws IOException {
        Path fresh = Files.copy(
                data.resolve("entries.rbl"), home.resolve("fresh"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, home.resolve("entries.rbl"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long reloads(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("zones reloaded")).count();
        }
    }

    /**
     * An edge that follows a hub; its CPU is counted, not the hub's, which has the other core. The hub commits more at once than
     * an edge takes in a second, so that it is the edge whose pace is measured, and not that of the hub's store.
     */
    private void edge() throws Exception {
        List<Path> files = halves(AT_ONCE);
        AtomicLong turn = new AtomicLong();
        try (Hub hub = Hub.start(folder, ours, data)) {
            Applied applied = new Applied(hub);
            compare(
                    hub.edge(PORT),
                    AT_ONCE + " at once, by import at its hub",
                    1,
                    EDGE_SECONDS,
                    server -> {
                        long before = hub.answered();
                        hub.replaceSource(files.get((int) (turn.getAndIncrement() % 2)));
                        applied.awaitAll(before);
                    },
                    applied::text);
        }
    }

    /** How many changes a second an edge takes in, from the acknowledgement at its hub until it has told that it answers all. */
    private static final class Applied {
        private final Hub hub;
        private final List<Double> perSecond = new ArrayList<>();

        Applied(Hub hub) {
            this.hub = hub;
        }

        void awaitAll(long before) throws IOException, InterruptedException {
            long start = System.nanoTime();
            while (hub.answered() == before || hub.behind() > 0) {
                Thread.sleep(5);
            }
            perSecond.add((hub.answered() - before) / ((System.nanoTime() - start) / 1e9));
        }

        String text() {
            return perSecond.stream().map(rate -> String.format("%.0f", rate)).collect(Collectors.joining(", ", "; taken in a second: ", ""));
        }
    }

    /** Ours as it is: hub and edge in one process, whose CPU is all counted; imports that change 10,000 entries each. */
    private void serve() throws Exception {
        Contender contender = ours.of(DataSet.ONE_MILLION).getFirst();
        List<Path> files = halves(CHANGES_A_SECOND);
        AtomicLong turn = new AtomicLong();
        compare(contender, CHANGES_A_SECOND + " by import, every second", 1, server -> Shell.output(
                pinnedAway(ours.replaceSource(data, files.get((int) (turn.getAndIncrement() % 2))))));
    }

    /** Two files; who has the one and gets the other makes so many changes. */
    private List<Path> halves(int changes) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            // In space that the questions do not ask about: documentation ranges of IPv6.
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < changes / 2; i++) {
                lines.add("2001:db8:" + half + "::" + Integer.toHexString(i) + "/128");
            }
            files.add(Files.write(data.resolve("changing-" + half), lines));
        }
        return files;
    }

    static List<String> pinnedAway(List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "1"));
        pinned.addAll(command);
        return pinned;
    }

    private interface Change {
        void make(Server server) throws Exception;
    }

    private void compare(Contender contender, String changes, int period, Change change) throws Exception {
        compare(contender, changes, period, SECONDS, change, () -> "");
    }

    /** @param more is said of the changes, when they are over */
    private void compare(
            Contender contender, String changes, int period, double seconds, Change change, Callable<String> more)
            throws Exception {
        System.err.println("bench: during changes: " + contender.name());
        try (Server server = Server.start(folder, contender, Race.firstListed(data))) {
            Burst.run(folder, server, questions, 0.3, options.seconds());
            Burst rest = Burst.run(folder, server, questions, 0.3, options.seconds());
            Repeated repeated = Repeated.start(period, () -> {
                change.make(server);
                return true;
            });
            Burst during = Burst.run(folder, server, questions, 0.3, seconds);
            long made = repeated.stop();
            Report.row(
                    contender.name(),
                    changes + ", " + made + " times" + more.call(),
                    String.format("%.2f", rest.microsPerQuery()),
                    String.format("%.2f", during.microsPerQuery()),
                    during.wrong(),
                    during.lost(),
                    String.format("%.0f", during.silenceMillis()));
        }
    }

    /** Something done again and again on a thread of its own, until it is stopped or fails. */
    private static final class Repeated {
        private final Thread thread;
        private volatile boolean stopped;
        private volatile long count;
        private volatile String failure = "";

        private Repeated(int period, Callable<Boolean> task) {
            thread = Thread.ofPlatform().unstarted(() -> repeat(period, task));
        }

        static Repeated start(int period, Callable<Boolean> task) {
            Repeated repeated = new Repeated(period, task);
            repeated.thread.start();
            return repeated;
        }

        private void repeat(int period, Callable<Boolean> task) {
            long next = System.nanoTime();
            try {
                while (!stopped) {
                    task.call();
                    count++;
                    next += TimeUnit.SECONDS.toNanos(period);
                    while (!stopped && System.nanoTime() < next) {
                        Thread.sleep(10);
                    }
                }
            } catch (Exception e) {
                failure = e.toString();
            }
        }

        /** How often it was done. */
        long stop() throws IOException, InterruptedException {
            stopped = true;
            thread.join();
            if (!failure.isEmpty()) {
                throw new IOException(failure);
            }
            return count;
        }
    }
}
