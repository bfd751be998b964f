package dev.recourse.app.wiring;

import dev.recourse.hub.store.StoreException;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is done now and then: expired listings end, the snapshot file is brought up to date. */
final class Housekeeping implements AutoCloseable {
    /** Expired listings are not answered in any case; this is how late the journal may say so. */
    private static final long SWEEP_SECONDS = 5;

    /** How much of the journal a start after kill -9 has to read at most. */
    private static final long SNAPSHOT_SECONDS = 60;

    private final OpenHub hub;
    private final Consumer<String> warnings;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("housekeeping").daemon().factory());
    private String lastWarning = "";

    Housekeeping(OpenHub hub, Consumer<String> warnings) {
        this.hub = hub;
        this.warnings = warnings;
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(this::save, 1, SNAPSHOT_SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            hub.engine().sweepExpired();
        } catch (StoreException e) {
            warnOnce("expired listings cannot be recorded: " + e.getMessage());
        }
    }

    private void save() {
        try {
            hub.saveSnapshot();
        } catch (IOException e) {
            warnOnce("the snapshot cannot be written: " + e.getMessage());
        }
    }

    /** The same trouble every few seconds is said once. */
    private void warnOnce(String sentence) {
        if (!sentence.equals(lastWarning)) {
            lastWarning = sentence;
            warnings.accept(sentence);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
