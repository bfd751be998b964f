package perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All contenders with one data set: how they start, what they hold, what a query costs them, in turns. */
final class Race implements AutoCloseable {

    private final Folder folder;
    private final Options options;
    private final DataSet set;
    private final Path data;
    private final List<Contender> contenders = new ArrayList<>();
    private final List<Server> running = new ArrayList<>();

    Race(Folder folder, Options options, Ours ours, DataSet set) throws IOException, InterruptedException {
        this.folder = folder;
        this.options = options;
        this.set = set;
        this.data = folder.data(set);
        contenders.addAll(ours.of(set));
        contenders.addAll(new Peers(folder).of(set));
    }

    void run() throws IOException, InterruptedException {
        start();
        Map<Server, Memory> atRest = new LinkedHashMap<>();
        for (Server server : running) {
            atRest.put(server, server.memory());
        }
        for (Questions questions : questions()) {
            loadInTurns(questions);
        }
        Report.title(set.title() + ": memory, RSS / PSS in MB");
        Report.header("server", "at rest", "after all loads");
        for (Server server : running) {
            Report.row(server.contender().name(), atRest.get(server), server.memory());
        }
        Report.end();
    }

    /** Starts each one as often as there are rounds, at most three times, and leaves the last running. */
    private void start() throws IOException, InterruptedException {
        Report.title(set.title() + ": start, in seconds");
        Report.header("server", "prepare its file, once", "from its start to the first right answer");
        for (Contender contender : contenders) {
            System.err.println("bench: " + set.title() + ": starts " + contender.name());
            String prepared = prepare(contender);
            Series seconds = new Series();
            for (int i = Math.min(3, options.rounds()); i > 0; i--) {
                Server server = Server.start(folder, contender, firstListed(data));
                seconds.add(server.startSeconds());
                if (i > 1) {
                    server.close();
                } else {
                    running.add(server);
                }
            }
            Report.row(contender.name(), prepared, seconds);
        }
        Report.end();
    }

    private static String prepare(Contender contender) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (List<String> command : contender.preparation()) {
            Shell.output(command);
        }
        return contender.preparation().isEmpty() ? "-" : String.format("%.2f", (System.nanoTime() - start) / 1e9);
    }

    private void loadInTurns(Questions questions) throws IOException, InterruptedException {
        System.err.println("bench: " + set.title() + ": " + questions);
        Map<Server, Series> micros = new LinkedHashMap<>();
        Map<Server, long[]> wrongLostOctets = new LinkedHashMap<>();
        // Once more than the rounds: the first, not counted, warms up, and JVMs longer than others.
        for (int round = 0; round <= options.rounds(); round++) {
            for (Server server : running) {
                if (!answers(server, questions)) {
                    continue;
                }
                Burst burst = Burst.run(folder, server, questions, 0.3, options.seconds());
                if (round > 0) {
                    micros.computeIfAbsent(server, s -> new Series()).add(burst.microsPerQuery());
                    long[] sums = wrongLostOctets.computeIfAbsent(server, s -> new long[3]);
                    sums[0] += burst.wrong();
                    sums[1] += burst.lost();
                    sums[2] = burst.octets();
                }
            }
        }
        print(questions, micros, wrongLostOctets);
    }

    /** NSD and Knot have the single addresses only. */
    private static boolean answers(Server server, Questions questions) {
        boolean singles = server.contender().name().equals("NSD") || server.contender().name().equals("Knot");
        return !singles || questions.file().endsWith("hosts.q");
    }

    private void print(Questions questions, Map<Server, Series> micros, Map<Server, long[]> wrongLostOctets) {
        Series ours = micros.get(running.getFirst());
        Report.title(set.title() + ": " + questions);
        Report.header("server", "CPU us a query", "times ours", "wrong", "lost", "octets a reply");
        micros.forEach((server, series) -> {
            long[] sums = wrongLostOctets.get(server);
            Report.row(
                    server.contender().name(),
                    series,
                    ours.under(series),
                    server.contender().looksUp() ? sums[0] : "-",
                    sums[1],
                    sums[2]);
        });
        Report.end();
    }

    private List<Questions> questions() {
        Path hosts = data.resolve("hosts.q");
        Questions first = new Questions("single addresses", hosts, "A", true);
        Questions text = new Questions("single addresses", hosts, "TXT", true);
        if (options.quick()) {
            return List.of(first, text);
        }
        List<Questions> all = new ArrayList<>(List.of(
                first,
                new Questions("single addresses", hosts, "A", false),
                text,
                new Questions("single addresses", hosts, "TXT", false)));
        if (set.isIpv4()) {
            all.add(new Questions("half of them in ranges", data.resolve("ranges.q"), "A", true));
        }
        return all;
    }

    /** The packet of the first question about a listed address. */
    static byte[] firstListed(Path data) throws IOException {
        try (var in = Files.newInputStream(data.resolve("hosts.q"))) {
            byte[] head = in.readNBytes(4096);
            int at = 0;
            while (head[at] == 0) {
                at += head[at + 1] + 2;
            }
            return Arrays.copyOfRange(head, at + 2, at + 2 + head[at + 1]);
        }
    }


    @Override
    public void close() {
        running.reversed().forEach(Server::close);
        running.clear();
    }
}
