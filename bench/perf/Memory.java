package perf;

import java.util.List;

/** In megabytes of 2^20. */
record Memory(double rss, double pss) {

    static Memory of(List<String> rollup) {
        return new Memory(megabytes(rollup, "Rss:"), megabytes(rollup, "Pss:"));
    }

    private static double megabytes(List<String> rollup, String key) {
        return rollup.stream()
                .filter(line -> line.startsWith(key))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    Memory plus(Memory other) {
        return new Memory(rss + other.rss, pss + other.pss);
    }

    @Override
    public String toString() {
        return String.format("%.0f / %.0f", rss, pss);
    }
}
