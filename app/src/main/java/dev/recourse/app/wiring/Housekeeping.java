package dev.recourse.app.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is done now and then: expired listings end, old evidence goes, the snapshot file is brought up to date. */
final class Housekeeping implements AutoCloseable {
    /** Expired listings are not answered in any case; this is how late the journal may say so. */
    private static final int SWEEP_SECONDS = 5;

    /** Every so many sweeps the snapshot is saved: a start after kill -9 reads at most a minute of journal. */
    private static final int SWEEPS_A_SNAPSHOT = 12;

    /** Mails are kept for questions about them, and no longer: the recipient is personal data. */
    private static final Duration MAILS_KEPT = Duration.ofDays(30);

    private static final int ERASED_AT_ONCE = 1_000;

    private final OpenHub hub;
    private final ClockWatch clock;
    private final SaidOnce snapshot;
    private final SaidOnce sweep;
    private final SaidOnce switches;
    private final SaidOnce evidence;
    private final SaidOnce mails;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    Housekeeping(OpenHub hub, Consumer<String> warnings) {
        this.hub = hub;
        this.clock = new ClockWatch(hub.clock(), warnings);
        this.snapshot = new SaidOnce("the snapshot cannot be written: ", warnings);
        this.sweep = new SaidOnce("expired listings cannot be recorded: ", warnings);
        this.switches = new SaidOnce("what is turned off cannot be published: ", warnings);
        this.evidence = new SaidOnce("old or withdrawn evidence cannot be taken away: ", warnings);
        this.mails = new SaidOnce("old mails cannot be erased: ", warnings);
        this.thread = Thread.ofPlatform().name("housekeeping").daemon().start(this::run);
    }

    private void run() {
        int sweeps = 0;
        try {
            do {
                if (sweeps++ % SWEEPS_A_SNAPSHOT == 0 || hub.foldIsDue()) {
                    snapshot.attempt(hub::saveSnapshot);
                }
                if (clock.right()) {
                    // A list may have come to its announced end.
                    switches.attempt(hub::publishSwitches);
                    sweep.attempt(() -> hub.engine().sweepExpired());
                    evidence.attempt(this::tidyEvidence);
                    mails.attempt(() -> hub.store()
                            .outboxWriter()
                            .erase(hub.clock().instant().minus(MAILS_KEPT), ERASED_AT_ONCE));
                }
            } while (!closed.await(SWEEP_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Withdrawals that were interrupted first: listings rest on them that should end. */
    private void tidyEvidence() {
        hub.evidence().finishWithdrawals();
        hub.evidence().forgetOld();
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
