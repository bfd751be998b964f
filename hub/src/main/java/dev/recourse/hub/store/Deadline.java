package dev.recourse.hub.store;

import java.time.Duration;

/**
 * Ends what the thread that made it does for too long. Where it waits for whoever takes its rows, it is interrupted, so that
 * it can notice.
 */
final class Deadline implements AutoCloseable {
    private final Thread worker = Thread.currentThread();
    private final Duration longest;
    private final Thread watch;

    // Guarded by this.
    private boolean over;
    private boolean done;

    Deadline(Duration longest) {
        this.longest = longest;
        this.watch = Thread.ofVirtual().name("store-deadline").start(this::run);
    }

    private void run() {
        try {
            Thread.sleep(longest);
            end();
        } catch (InterruptedException e) {
            // The work was done in time.
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        if (!done) {
            over = true;
            worker.interrupt();
        }
    }

    /** @throws StoreException when the time is over */
    synchronized void check() {
        if (over) {
            throw new StoreException("reading a whole list took longer than " + longest.toMinutes()
                    + " minutes and was given up: is nobody taking the lines?");
        }
    }

    /** @throws StoreException when the time is over, whatever became of the work */
    @Override
    public void close() {
        watch.interrupt();
        synchronized (this) {
            done = true;
            if (over) {
                // It was meant for the work that ends here, not for what this thread does next.
                Thread.interrupted();
            }
        }
        check();
    }
}
