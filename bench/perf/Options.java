package perf;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What is to be run.
 *
 * @param seconds how long each load is measured
 * @param changes whether the cost of changes is measured, with 1m
 */
record Options(boolean quick, int rounds, double seconds, Set<DataSet> sets, boolean changes) {

    /** @throws IllegalArgumentException naming what is wrong */
    static Options parse(List<String> words) {
        boolean quick = false;
        int rounds = 0;
        boolean changes = false;
        Set<DataSet> sets = EnumSet.noneOf(DataSet.class);
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = rounds(value(rest, "--rounds N"));
                case "--only" -> {
                    String set = value(rest, "--only SET");
                    changes |= set.equals("changes") || set.equals(DataSet.ONE_MILLION.title());
                    if (!set.equals("changes")) {
                        sets.add(set(set));
                    }
                }
                case String other -> throw new IllegalArgumentException(other + " is no option; see bench/run --help");
            }
        }
        if (sets.isEmpty() && !changes) {
            changes = true;
            sets = quick ? EnumSet.of(DataSet.ONE_MILLION) : EnumSet.allOf(DataSet.class);
        }
        return new Options(quick, rounds > 0 ? rounds : quick ? 2 : 5, quick ? 1 : 2, sets, changes);
    }

    private static String value(Iterator<String> rest, String usage) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(usage + ": the value is missing");
        }
        return rest.next();
    }

    private static int rounds(String word) {
        if (!word.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException("--rounds takes a number from 1 to 99, not " + word);
        }
        return Integer.parseInt(word);
    }

    private static DataSet set(String title) {
        return EnumSet.allOf(DataSet.class).stream()
                .filter(set -> set.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--only takes 1m, 10m, ipv6 or changes, not " + title));
    }
}
