package perf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Figures of several rounds: their median, and from the lowest to the highest. */
final class Series {

    private final List<Double> figures = new ArrayList<>();

    void add(double figure) {
        figures.add(figure);
    }

    double median() {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** How many times each of the other's figures is this one's, round by round. */
    Series under(Series other) {
        Series ratios = new Series();
        for (int i = 0; i < Math.min(figures.size(), other.figures.size()); i++) {
            ratios.add(other.figures.get(i) / figures.get(i));
        }
        return ratios;
    }

    @Override
    public String toString() {
        return figures.isEmpty()
                ? "-"
                : String.format("%.2f [%.2f..%.2f]", median(), Collections.min(figures), Collections.max(figures));
    }
}
