package perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is printed: Markdown for docs/performance.md, on stdout. */
final class Report {

    private Report() {}

    /** Where, when and with what. */
    static void head(Path tree, String command) throws IOException, InterruptedException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: *", ""))
                .findFirst()
                .orElse("unknown processor");
        String commit = Shell.output(List.of("git", "-C", tree.toString(), "describe", "--always", "--dirty")).strip();
        System.out.printf(
                "%s, %d cores, Linux %s, JDK %s, %s, commit %s; load average at the start %s; %s.%n%n```text%n%s%n```%n%n",
                cpu,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version"),
                Runtime.version(),
                LocalDate.now(),
                commit,
                load(),
                versions(),
                command);
    }

    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static String versions() throws IOException, InterruptedException {
        return Shell.output(List.of("dpkg-query", "-W", "-f", "${Package} ${Version}, ", "rbldnsd", "nsd", "knot"))
                .replaceFirst(", $", "");
    }

    static void title(String text) {
        System.out.printf("### %s%n%n", text);
    }

    static void row(Object... cells) {
        System.out.println(Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |")));
    }

    static void header(String... cells) {
        row((Object[]) cells);
        System.out.println("|" + "---|".repeat(cells.length));
    }

    static void end() {
        System.out.println();
        System.out.flush();
    }
}
