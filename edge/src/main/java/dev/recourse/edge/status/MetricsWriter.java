package dev.recourse.edge.status;

import java.util.function.Consumer;

/** Writes figures in the text form that Prometheus reads, version 0.0.4. */
public final class MetricsWriter {
    /** The media type of the text. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder(1 << 14);

    /** Nothing yet. */
    public MetricsWriter() {}

    /** One family: its head, and then what {@code samples} writes. All samples of a family stand together. */
    public MetricsWriter family(Metric metric, Consumer<Samples> samples) {
        text.append("# HELP ").append(metric.name()).append(' ').append(escaped(metric.help(), false));
        text.append("\n# TYPE ").append(metric.name()).append(' ').append(metric.type().word);
        text.append('\n');
        samples.accept(new Samples(metric.name()));
        return this;
    }

    /** A family of one figure without labels. */
    public MetricsWriter figure(Metric metric, long value) {
        return family(metric, samples -> samples.add(value));
    }

    /** All that was written. */
    public String text() {
        return text.toString();
    }

    /** The figures of one family. */
    public final class Samples {
        private final String name;

        private Samples(String name) {
            this.name = name;
        }

        /**
         * One figure.
         *
         * @param labels names and values in turn
         */
        public void add(long value, String... labels) {
            add("", value, labels);
        }

        void add(String suffix, long value, String... labels) {
            text.append(name).append(suffix);
            for (int i = 0; i < labels.length; i += 2) {
                text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
                text.append(escaped(labels[i + 1], true)).append('"');
            }
            text.append(labels.length > 0 ? "} " : " ").append(value).append('\n');
        }
    }

    private static String escaped(String value, boolean quotes) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n");
        return quotes ? escaped.replace("\"", "\\\"") : escaped;
    }
}
