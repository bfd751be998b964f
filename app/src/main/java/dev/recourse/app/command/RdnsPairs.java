package dev.recourse.app.command;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.rdns.PtrVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/**
 * Reads lines of address and name, and writes a line for each in the same order.
 *
 * <p>A line that cannot be read does not stop the rest: of millions of lines from the world some are always broken. It
 * gets a line with the class {@code ERROR} in its place, so that input and output stay line by line beside each other;
 * the first ones are told of with their numbers, and the exit code says that there were some.
 */
final class RdnsPairs {
    private static final int ERRORS_TOLD = 10;
    private static final int FLUSH_AT = 1 << 16;
    private static final int PROGRESS_EVERY = 1 << 12;

    private final Context context;
    private final PtrClassifier classifier;
    private final RdnsFormat format;
    private final StringBuilder pending = new StringBuilder(FLUSH_AT + 4096);
    private long lines;
    private long errors;

    RdnsPairs(Context context, PtrClassifier classifier, RdnsFormat format) {
        this.context = context;
        this.classifier = classifier;
        this.format = format;
    }

    /**
     * Reads to the end.
     *
     * @param name what is read, for messages
     * @param size how many bytes it has, 0 where that is not known
     */
    int run(InputStream in, String name, long size) throws IOException {
        LineReader reader = new LineReader(in);
        try (ShownProgress progress = context.progress()) {
            for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
                lines++;
                line(line.get(), name);
                if (pending.length() >= FLUSH_AT || reader.waits()) {
                    flush();
                }
                if (lines % PROGRESS_EVERY == 0) {
                    progress.names(lines, reader.bytes(), size);
                }
            }
            flush();
        }
        if (errors > 0) {
            context.err()
                    .println("recourse: " + name + ": " + errors + " of " + lines
                            + " lines could not be read; they have the class ERROR");
        }
        return errors == 0 ? Exit.DONE : Exit.REFUSED;
    }

    private void line(String line, String name) {
        int tab = line.indexOf('\t');
        String address = tab < 0 ? line : line.substring(0, tab);
        int end = tab < 0 ? -1 : line.indexOf('\t', tab + 1);
        String ptr = tab < 0 ? "" : line.substring(tab + 1, end < 0 ? line.length() : end);
        Optional<IpAddress> read = IpAddress.tryParse(address.strip());
        if (read.isEmpty()) {
            bad(address, ptr, name);
            return;
        }
        String asked = ptr.strip();
        PtrVerdict verdict = classifier.classify(read.get(), isNone(asked) ? "" : asked);
        switch (format) {
            case TSV -> RdnsText.append(pending, address, ptr, verdict);
            case JSON -> pending.append(RdnsText.json(read.get(), verdict));
            case TEXT -> pending.append(String.join("\n", RdnsText.lines(read.get(), verdict)));
        }
        pending.append('\n');
    }

    /** What stands for the absence of a name in lists of names. */
    static boolean isNone(String name) {
        return name.isEmpty() || name.equals("-");
    }

    private void bad(String address, String ptr, String name) {
        errors++;
        String reason = address.isBlank()
                ? "there is no address in the first column"
                : "'" + RdnsText.printable(shortened(address)) + "' is not an address";
        String place = "line " + lines + ": " + reason;
        if (errors <= ERRORS_TOLD) {
            context.err().println("recourse: " + name + " " + place);
        }
        switch (format) {
            case TSV ->
                pending.append(address)
                        .append('\t')
                        .append(ptr)
                        .append("\tERROR\t0.00\t-\t")
                        .append(place);
            case JSON -> pending.append(Json.text(Map.of("line", lines, "error", reason)));
            case TEXT -> pending.append(place);
        }
        pending.append('\n');
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    private void flush() {
        PrintWriter out = context.out();
        out.append(pending);
        out.flush();
        pending.setLength(0);
    }
}
