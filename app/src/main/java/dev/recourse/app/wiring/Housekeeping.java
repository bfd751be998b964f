package dev.recourse.app.wiring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is done now and then: expired listings end, the snapshot file is brought up to date. */
final class Housekeeping implements AutoCloseable {
    /** Expired listings are not answered in any case; this is how late the journal may say so. */
    private static final int SWEEP_SECONDS = 5;

    /** Every so many sweeps the snapshot is saved: a start after kill -9 reads at most a minute of journal. */
    private static final int SWEEPS_A_SNAPSHOT = 12;

    private final OpenHub hub;
    private final ClockWatch clock;
    private final Consumer<String> warnings;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private String lastWarning = "";

    Housekeeping(OpenHub hub, Consumer<String> warnings) {
        this.hub = hub;
        this.clock = new ClockWatch(hub.clock(), warnings);
        this.warnings = warnings;
        this.thread = Thread.ofPlatform().name("housekeeping").daemon().start(this::run);
    }

    private void run() {
        int sweeps = 0;
        try {
            do {
                if (sweeps++ % SWEEPS_A_SNAPSHOT == 0) {
                    attempt("the snapshot cannot be written: ", hub::saveSnapshot);
                }
                if (clock.right()) {
                    attempt(
                            "expired listings cannot be recorded: ",
                            () -> hub.engine().sweepExpired());
                }
            } while (!closed.await(SWEEP_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong now is tried again later; the same trouble is said once. */
    private void attempt(String trouble, Task task) {
        try {
            task.run();
            lastWarning = "";
        } catch (Exception e) {
            String warning = trouble + e.getMessage();
            if (!warning.equals(lastWarning)) {
                warnings.accept(warning);
            }
            lastWarning = warning;
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
