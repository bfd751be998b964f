import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.PtrClassifier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Measures the reading of names on rows whose class is known; started by bench/rdns. */
final class Judge {
    private static final List<PtrClass> CLASSES = List.of(PtrClass.values());
    private static final int FOLDS = 5;
    /** Kinds of words that were partly found by looking at rows; what they would be without a row is the question. */
    private static final Set<String> LEARNED = Set.of("dynamic", "assigned", "line", "home", "static", "firm");

    /** A row; label and what follows are empty in files that have two columns that count. */
    private record Row(IpAddress address, String name, String label, String strength, String alt, String kind) {
        static Row parse(String line) {
            String[] columns = Arrays.copyOf(line.split("\t", -1), 8);
            String ptr = columns[1] == null || columns[1].equals("-") ? "" : columns[1];
            return new Row(
                    IpAddress.parse(columns[0]), ptr, text(columns[2]), text(columns[4]), text(columns[5]), text(columns[7]));
        }

        private static String text(String column) {
            return column == null || column.isEmpty() ? "-" : column;
        }

        /** A contested row counts under the label that was answered, where that is one of its two. */
        PtrClass label(PtrClass answered) {
            return answered.name().equals(alt) ? answered : PtrClass.valueOf(label);
        }

        String domain() {
            String[] labels = name.toLowerCase(Locale.ROOT).split("\\.");
            int last = labels.length - 1;
            boolean deep = last >= 2 && labels[last].length() == 2 && labels[last - 1].length() <= 3;
            return String.join(".", Arrays.copyOfRange(labels, Math.max(0, last - (deep ? 2 : 1)), last + 1));
        }

        int fold() {
            return Math.floorMod(domain().hashCode() * 31, FOLDS);
        }
    }

    private final Map<String, List<Row>> files = new TreeMap<>();
    private final Path rules;
    private final Path flags;

    private Judge(Path rules, Path flags) {
        this.rules = rules;
        this.flags = flags;
    }

    public static void main(String[] arguments) throws IOException {
        Judge judge = new Judge(Path.of(arguments[1]), Path.of(arguments[2]));
        judge.read(Path.of(arguments[0]));
        judge.print();
    }

    private void read(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
                String name = file.getFileName().toString().replaceAll("(_dev)?\\.tsv$", "");
                files.put(name, Files.readAllLines(file, StandardCharsets.UTF_8).stream().map(Row::parse).toList());
            }
        }
    }

    private void print() throws IOException {
        List<Row> rows = files.entrySet().stream()
                .filter(file -> Set.of("dev", "corpus").contains(file.getKey()))
                .findFirst().orElseThrow(() -> new IOException("no dev.tsv or corpus.tsv")).getValue();
        PtrClassifier shipped = PtrClassifier.shipped();
        System.out.println("rules " + shipped.version() + "\n");
        matrix("all rows", rows, row -> true, shipped);
        matrix("all rows, schemes of providers off", rows, row -> true, shipped.withoutSchemes());
        matrix("real, strong, uncontested", rows, row -> row.kind.equals("real") && row.strength.equals("strong") && row.alt.equals("-"), shipped);
        matrix("made from published rules, uncontested", rows, row -> row.kind.equals("synth") && row.alt.equals("-"), shipped);
        heldOut(rows);
        others(shipped);
        peers(rows, shipped);
        speed(rows, shipped);
    }

    private static void matrix(String title, List<Row> all, Predicate<Row> chosen, PtrClassifier classifier) {
        List<Row> rows = all.stream().filter(chosen).toList();
        matrix(title, rows, row -> classifier.classify(row.address, row.name).ptrClass());
    }

    private static void matrix(String title, List<Row> rows, Function<Row, PtrClass> answer) {
        int[][] counts = new int[CLASSES.size()][CLASSES.size()];
        for (Row row : rows) {
            PtrClass answered = answer.apply(row);
            counts[CLASSES.indexOf(row.label(answered))][CLASSES.indexOf(answered)]++;
        }
        int right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        System.out.printf(Locale.ROOT, "%s: %d rows, accuracy %.2f %%%n%n", title, rows.size(), 100.0 * right / rows.size());
        System.out.println("| label | DYNAMIC | STATIC | GENERIC | NAMED | NONE | precision | recall | called DYNAMIC |\n|---|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < counts.length; i++) {
            int of = Arrays.stream(counts[i]).sum();
            int answered = 0;
            for (int[] label : counts) {
                answered += label[i];
            }
            if (of + answered > 0) {
                System.out.printf(Locale.ROOT, "| %s | %d | %d | %d | %d | %d | %.3f | %.3f | %.2f %% |%n", CLASSES.get(i), counts[i][0], counts[i][1],
                        counts[i][2], counts[i][3], counts[i][4], 1.0 * counts[i][i] / Math.max(1, answered), 1.0 * counts[i][i] / Math.max(1, of), 100.0 * counts[i][0] / Math.max(1, of));
            }
        }
        System.out.println();
    }

    /** Each fifth of the domains is read with only those words that occur in the other four. */
    private void heldOut(List<Row> rows) throws IOException {
        String text = Files.readString(rules);
        Map<Row, PtrClass> answers = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            Set<String> seen = new HashSet<>();
            rows.stream().filter(row -> row.fold() != held).forEach(row -> seen.addAll(List.of(row.name.toLowerCase(Locale.ROOT).split("[^a-z]+"))));
            PtrClassifier learned = PtrClassifier.of(withWords(text, seen)).withoutSchemes();
            rows.stream().filter(row -> row.fold() == held).forEach(row -> answers.put(row, learned.classify(row.address, row.name).ptrClass()));
        }
        matrix("held out: each fifth of the domains, with the words of the other four only, schemes off", rows, answers::get);
    }

    private static String withWords(String rules, Set<String> seen) {
        List<String> lines = new ArrayList<>();
        for (String line : rules.split("\n")) {
            String[] terms = line.split(" +");
            boolean learned = terms.length > 3 && terms[0].equals("word") && LEARNED.contains(terms[1]);
            if (!learned) {
                lines.add(line);
                continue;
            }
            List<String> left = Arrays.stream(terms).skip(3).filter(seen::contains).toList();
            if (!left.isEmpty()) {
                lines.add("word " + terms[1] + ' ' + terms[2] + ' ' + String.join(" ", left));
            }
        }
        return String.join("\n", lines);
    }

    private void others(PtrClassifier shipped) {
        System.out.println("| rows | schemes | DYNAMIC | STATIC | GENERIC | NAMED | NONE | called DYNAMIC | not NAMED | DYNAMIC, GENERIC or STATIC |\n|---|---|---|---|---|---|---|---|---|---|");
        for (String file : files.keySet()) {
            if (!Set.of("dev", "corpus").contains(file)) {
                other(file, "on", shipped);
                other(file, "off", shipped.withoutSchemes());
            }
        }
        System.out.println();
    }

    private void other(String file, String schemes, PtrClassifier classifier) {
        Map<PtrClass, Integer> counts = new EnumMap<>(PtrClass.class);
        CLASSES.forEach(known -> counts.put(known, 0));
        List<Row> rows = files.getOrDefault(file, List.of());
        rows.forEach(row -> counts.merge(classifier.classify(row.address, row.name).ptrClass(), 1, Integer::sum));
        double all = rows.size() / 100.0;
        int made = counts.get(PtrClass.DYNAMIC) + counts.get(PtrClass.GENERIC) + counts.get(PtrClass.STATIC);
        System.out.printf(Locale.ROOT, "| %s, %d | %s | %d | %d | %d | %d | %d | %.2f %% | %.2f %% | %.2f %% |%n", file, rows.size(), schemes, counts.get(PtrClass.DYNAMIC),
                counts.get(PtrClass.STATIC), counts.get(PtrClass.GENERIC), counts.get(PtrClass.NAMED), counts.get(PtrClass.NONE),
                counts.get(PtrClass.DYNAMIC) / all, 100 - counts.get(PtrClass.NAMED) / all, made / all);
    }

    /** Tools that only say yes or no beside ours; yes is "dynamic" or "refused". */
    private void peers(List<Row> rows, PtrClassifier shipped) throws IOException {
        System.out.println("| tool | says yes | precision for DYNAMIC | recall of DYNAMIC | yes on GENERIC | yes on NAMED | yes on STATIC | " + String.join(" | ", others()) + " |\n|---|---|---|---|---|---|---|" + "---|".repeat(others().size()));
        tool("Recourse", "DYNAMIC", rows, row -> shipped.classify(row.address, row.name).ptrClass() == PtrClass.DYNAMIC);
        try (var found = Files.list(flags)) {
            for (Path file : found.sorted().toList()) {
                Set<String> yes = new HashSet<>();
                Files.readAllLines(file, StandardCharsets.UTF_8).stream().filter(line -> line.endsWith("\t1")).forEach(line -> yes.add(line.substring(0, line.length() - 2)));
                String what = file.endsWith("Haraka") ? "is_generic_rdns" : "RDNS_DYNAMIC";
                tool(file.getFileName().toString(), what, rows, row -> yes.contains(row.address + "\t" + row.name));
            }
        }
        System.out.println();
    }

    private List<String> others() {
        return files.keySet().stream().filter(file -> !Set.of("dev", "corpus").contains(file)).toList();
    }

    private void tool(String name, String what, List<Row> rows, Predicate<Row> yes) {
        List<Row> said = rows.stream().filter(yes).toList();
        long right = said.stream().filter(row -> row.label.equals("DYNAMIC") || row.alt.equals("DYNAMIC")).count();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s | %s | %.3f | %.3f | %s | %s | %s |", name, what, 1.0 * right / Math.max(1, said.size()),
                share(rows, row -> row.label.equals("DYNAMIC") && row.alt.equals("-"), yes) / 100,
                percent(rows, row -> row.label.equals("GENERIC") && row.alt.equals("-"), yes),
                percent(rows, row -> row.label.equals("NAMED") && row.alt.equals("-"), yes),
                percent(rows, row -> row.label.equals("STATIC") && row.alt.equals("-"), yes)));
        others().forEach(file -> line.append(' ').append(percent(files.getOrDefault(file, List.of()), row -> true, yes)).append(" |"));
        System.out.println(line);
    }

    private static String percent(List<Row> rows, Predicate<Row> of, Predicate<Row> yes) {
        return String.format(Locale.ROOT, "%.2f %%", share(rows, of, yes));
    }

    private static double share(List<Row> rows, Predicate<Row> of, Predicate<Row> yes) {
        List<Row> chosen = rows.stream().filter(of).toList();
        return 100.0 * chosen.stream().filter(yes).count() / Math.max(1, chosen.size());
    }

    /** By the time that the thread had the core, so that other work on the machine counts less. */
    private static void speed(List<Row> rows, PtrClassifier shipped) {
        var threads = ManagementFactory.getThreadMXBean();
        double[] rates = new double[10];
        long sum = 0;
        for (int round = 0; round < 60; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < 5; i++) {
                for (Row row : rows) {
                    sum += shipped.classify(row.address, row.name).spans().size();
                }
            }
            rates[round % rates.length] = 5.0 * rows.size() / (threads.getCurrentThreadCpuTime() - before) * 1e9;
        }
        Arrays.sort(rates);
        System.out.printf(Locale.ROOT, "names a second on one core: median %.0f, from %.0f to %.0f (%d spans)%n", rates[5], rates[0], rates[9], sum);
    }
}
