package perf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code load} measured once.
 *
 * @param microsPerQuery CPU of the server's threads, by answer received
 * @param silenceMillis the longest time without any answer
 */
record Burst(double microsPerQuery, double answersPerSecond, long wrong, long lost, long octets, double silenceMillis) {

    /** Loads that server with these questions, both on its core. */
    static Burst run(Folder folder, Server server, Questions questions, double warm, double seconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "taskset", "-c", Server.CORE, folder.program("load"),
                "-p", Integer.toString(server.port()),
                "-q", questions.file().toString(),
                "-t", questions.type(),
                "-w", Double.toString(warm),
                "-s", Double.toString(seconds),
                "-P", server.pids()));
        if (questions.edns()) {
            command.add("-e");
        }
        if (!server.contender().looksUp()) {
            command.add("-n");
        }
        return parse(Shell.output(command));
    }

    private static Burst parse(String line) {
        Map<String, Double> values = Arrays.stream(line.strip().split(" "))
                .map(word -> word.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1])));
        double answers = Math.max(1, values.get("answers"));
        return new Burst(
                values.get("server_ns") / answers / 1000,
                answers / values.get("seconds"),
                values.get("wrong").longValue(),
                values.get("lost").longValue(),
                Math.round(values.get("octets") / answers),
                values.get("silence_ns") / 1e6);
    }
}
