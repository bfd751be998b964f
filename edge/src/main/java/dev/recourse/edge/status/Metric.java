package dev.recourse.edge.status;

/**
 * A family of figures under one name. docs/metrics.md has them all.
 *
 * @param name begins with {@code recourse_} and ends with its unit; a counter ends with {@code _total}
 * @param help one sentence
 */
public record Metric(String name, Type type, String help) {
    /** How a figure moves. */
    public enum Type {
        /** Only up, until the next start. */
        COUNTER("counter"),
        /** Up and down. */
        GAUGE("gauge"),
        /** Counts by size. */
        HISTOGRAM("histogram");

        final String word;

        Type(String word) {
            this.word = word;
        }
    }

    /** A figure that only grows. */
    public static Metric counter(String name, String help) {
        return new Metric(name, Type.COUNTER, help);
    }

    /** A figure that moves both ways. */
    public static Metric gauge(String name, String help) {
        return new Metric(name, Type.GAUGE, help);
    }
}
