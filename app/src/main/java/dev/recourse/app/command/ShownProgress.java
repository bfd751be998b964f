package dev.recourse.app.command;

import dev.recourse.hub.intake.ImportProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Shows how far an import is: one line that is redrawn on a screen, a line now and then elsewhere. */
final class ShownProgress implements ImportProgress, AutoCloseable {
    private static final Duration ON_SCREEN = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean terminal;
    private long lastShown = System.nanoTime();
    private boolean drawn;

    ShownProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void read(long bytes, long total) {
        show("reading", bytes, total, " bytes");
    }

    @Override
    public void staged(long changes, long total) {
        show("staging", changes, total, " changes");
    }

    /** So many pieces of evidence of a stream, which nobody knows the end of, were taken. */
    void taken(long pieces) {
        say(() -> "took " + pieces + " pieces of evidence");
    }

    /** So many pieces of the evidence of a file were taken. */
    void taken(long pieces, long total) {
        show("taking", pieces, total, " pieces of evidence");
    }

    /** So many pieces of withdrawn evidence have gone. */
    void withdrawn(long pieces) {
        say(() -> "took away " + pieces + " pieces of evidence");
    }

    /** So many entries of a purge have ended. */
    void ended(long entries, long total) {
        show("ending", entries, total, " entries");
    }

    /** So many names have been read; of a stream nobody knows how many there will be. */
    void names(long names, long bytes, long total) {
        if (total == 0) {
            draw("read " + names + " names");
        } else {
            draw("reading " + 100 * Math.min(bytes, total) / total + " % (" + names + " names)");
        }
    }

    /** So many addresses of a sweep have been read. */
    void swept(long addresses, long total, Duration left) {
        show(
                "sweeping, " + left.toHours() + " h " + left.toMinutesPart() + " min " + left.toSecondsPart()
                        + " s left,",
                addresses,
                total,
                " addresses");
    }

    private void show(String what, long done, long total, String unit) {
        say(() -> what + " " + (total == 0 ? 100 : 100 * done / total) + " % (" + done + " of " + total + unit + ")");
    }

    private void draw(String text) {
        say(() -> text);
    }

    private void say(Supplier<String> words) {
        long now = System.nanoTime();
        if (now - lastShown < (terminal ? ON_SCREEN : ELSEWHERE).toNanos()) {
            return;
        }
        lastShown = now;
        String text = words.get();
        if (terminal) {
            // To the beginning of the line, and clear what was there.
            err.print("\r\u001b[K" + text);
            drawn = true;
        } else {
            err.println(text);
        }
        err.flush();
    }

    @Override
    public void close() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
