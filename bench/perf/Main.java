package perf;

import java.nio.file.Path;
import java.util.List;

/** Started by bench/run, with the tree and the folder for everything that it makes in front of the options. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path tree = Path.of(arguments[0]);
        Folder folder = new Folder(Path.of(arguments[1]));
        List<String> words = List.of(arguments).subList(2, arguments.length);
        Options options = Options.parse(words);
        Ours ours = new Ours(folder, tree);
        Report.head(tree, "bench/run " + String.join(" ", words));
        for (DataSet set : options.sets()) {
            try (Race race = new Race(folder, options, ours, set)) {
                race.run();
            }
        }
        if (options.sets().contains(DataSet.ONE_MILLION)) {
            new Changes(folder, options, ours).run();
        }
        System.out.println("Load average at the end: " + Report.load());
    }
}
