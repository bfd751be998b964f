package perf;

import java.nio.file.Path;
import java.util.List;

/** Started by bench/run, with the tree and the folder for everything that it makes in front of the options. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments).subList(2, arguments.length);
        try {
            run(Path.of(arguments[0]), new Folder(Path.of(arguments[1])), Options.parse(words), String.join(" ", words));
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Path tree, Folder folder, Options options, String words) throws Exception {
        Ours ours = new Ours(folder, tree);
        Report.head(tree, "bench/run " + words);
        for (DataSet set : options.sets()) {
            try (Race race = new Race(folder, options, ours, set)) {
                race.run();
            }
        }
        if (options.changes()) {
            new Changes(folder, options, ours).run();
        }
        System.out.println("Load average at the end: " + Report.load());
    }
}
