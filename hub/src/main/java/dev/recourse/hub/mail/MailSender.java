package dev.recourse.hub.mail;

import dev.recourse.hub.store.OutboxReader;
import dev.recourse.hub.store.OutboxWriter;
import dev.recourse.hub.store.OutgoingMail;
import dev.recourse.hub.store.OutgoingMail.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends what is queued, one mail after the other, on a thread of its own. Each is noted before it is handed over and after: a
 * crash in between leaves one mail in doubt, which is sent again with the same Message-ID (docs/decisions, "sent once").
 */
public final class MailSender implements AutoCloseable {
    /** Looks at the queue at least so often, should nobody wake it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** So many are read at a time: the bodies are in memory. */
    private static final int AT_ONCE = 20;

    private final OutboxReader reader;
    private final OutboxWriter writer;
    private final SmtpRelay relay;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final Semaphore awake = new Semaphore(0);
    private volatile boolean closed;
    private final Thread thread;

    /** @param warnings takes a sentence when the queue cannot be read or written */
    public MailSender(
            OutboxReader reader,
            OutboxWriter writer,
            MailSettings settings,
            InstantSource clock,
            Consumer<String> warnings) {
        this.reader = reader;
        this.writer = writer;
        this.relay = new SmtpRelay(settings);
        this.clock = clock;
        this.warnings = warnings;
        this.thread = Thread.ofVirtual().name("mail").unstarted(this::run);
    }

    /** Begins to send. */
    public void start() {
        thread.start();
    }

    /** There is something new. */
    public void wake() {
        awake.release();
    }

    /** Waits for the mail that is being handed over. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (!sendDue()) {
                    awaitNext();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                warnings.accept("mails cannot be sent now: " + e.getMessage());
                pause();
            }
        }
    }

    /** Sends what is due; says whether there was something. */
    private boolean sendDue() {
        boolean any = false;
        for (OutgoingMail mail : reader.due(clock.instant(), AT_ONCE)) {
            if (closed) {
                return true;
            }
            any = true;
            send(mail);
        }
        return any;
    }

    private void send(OutgoingMail mail) {
        writer.sending(mail.id());
        switch (relay.send(mail)) {
            case Handover.Taken taken -> writer.end(mail.id(), State.SENT, clock.instant(), "");
            case Handover.Never never -> writer.end(mail.id(), State.REFUSED, clock.instant(), never.failure());
            case Handover.Later later -> later(mail, later.failure());
        }
    }

    private void later(OutgoingMail mail, String failure) {
        Instant now = clock.instant();
        Optional<Instant> next = Backoff.next(mail.attempts() + 1, mail.createdAt(), now);
        if (next.isPresent()) {
            writer.later(mail.id(), next.get(), failure);
        } else {
            writer.end(mail.id(), State.GIVEN_UP, now, failure);
        }
    }

    private void awaitNext() throws InterruptedException {
        Duration wait = reader.nextAt()
                .map(at -> Duration.between(clock.instant(), at))
                .filter(until -> until.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
        if (awake.tryAcquire(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)) {
            awake.drainPermits();
        }
    }

    private void pause() {
        try {
            if (awake.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                awake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
