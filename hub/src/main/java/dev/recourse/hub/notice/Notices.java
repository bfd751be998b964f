package dev.recourse.hub.notice;

import dev.recourse.hub.mail.MailAddress;
import dev.recourse.hub.mail.Mailer;
import dev.recourse.hub.removal.RemovalService;
import dev.recourse.hub.removal.RequestView;
import dev.recourse.hub.removal.RequestView.CaseView;
import dev.recourse.hub.report.Reporter;
import dev.recourse.hub.store.Asker;
import dev.recourse.hub.store.NoticePosition;
import dev.recourse.hub.store.OutboxReader;
import dev.recourse.hub.store.OutboxWriter;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.StoreException;
import dev.recourse.hub.store.StoredTransition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Follows the requests for removal and queues the mails about them. How far it is stands in the store; each mail is queued
 * before that is noted, and its key keeps it from being queued twice: so a kill between any two steps loses none and doubles
 * none.
 */
public final class Notices implements AutoCloseable {
    private static final int PAUSE_MILLIS = 500;

    private static final int BATCH = 200;

    /** Who turns mails on after a year is not to write to everybody of that year: the longest that a mail is tried. */
    private static final Duration NEWS = Duration.ofDays(4);

    private final RemovalService removal;
    private final Mailer mailer;
    private final NoticeText text;
    private final OutboxReader reader;
    private final OutboxWriter writer;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final LongAdder failed = new LongAdder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("removal-notices").daemon().unstarted(this::run);
    private volatile String lastTrouble = "";

    /**
     * What it works with.
     *
     * @param webUrl where the pages are, without a last slash
     * @param contact of who runs the list, as mails name it
     */
    public record Parts(
            Store store, RemovalService removal, Reporter reporter, Mailer mailer, String webUrl, String contact) {}

    /** @param warnings is told of trouble, once for each kind in a row */
    public Notices(Parts parts, InstantSource clock, Consumer<String> warnings) {
        this.removal = parts.removal();
        this.mailer = parts.mailer();
        this.text = new NoticeText(
                parts.reporter(),
                parts.webUrl(),
                parts.contact(),
                parts.removal().limits().contactKept());
        this.reader = parts.store().outbox();
        this.writer = parts.store().outboxWriter();
        this.clock = clock;
        this.warnings = warnings;
    }

    /** Begins to follow. */
    public void start() {
        thread.start();
    }

    /** How many mails could not be written, for a fault of ours, since the start. */
    long failed() {
        return failed.sum();
    }

    private void run() {
        try {
            do {
                attempt();
            } while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            while (follow() && closed.getCount() > 0) {
                lastTrouble = "";
            }
        } catch (RuntimeException e) {
            trouble("mails about removals cannot be queued now: " + e.getMessage());
        }
    }

    /** Tells of what is new, in one batch; whether there was anything. */
    boolean follow() {
        NoticePosition from = reader.noticePosition();
        List<Asker> askers = removal.askersAfter(from.asker(), BATCH);
        List<StoredTransition> turns = removal.transitionsAfter(from.transition(), BATCH);
        if (askers.isEmpty() && turns.isEmpty()) {
            return false;
        }
        Set<Asker> told = new LinkedHashSet<>(askers);
        turns.stream()
                .map(StoredTransition::request)
                .distinct()
                .forEach(request -> told.addAll(removal.toBeTold(request)));
        told.forEach(this::tell);
        writer.followed(new NoticePosition(
                turns.isEmpty() ? from.transition() : turns.getLast().id(),
                askers.isEmpty() ? from.asker() : askers.getLast().id()));
        return true;
    }

    /** A mail that breaks our code must not keep the others from being written; its facts are on the page. */
    private void tell(Asker asker) {
        try {
            RequestView request = removal.viewFor(asker);
            request.cases().forEach(view -> tell(asker, request, view));
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            failed.increment();
            trouble("a mail about request " + asker.request() + " could not be written: " + e.getMessage());
        }
    }

    private void tell(Asker asker, RequestView request, CaseView view) {
        if (isNews(asker, request, view)) {
            Turn.of(view)
                    .ifPresent(turn -> mailer.queue(
                            RemovalService.mailKeys(asker) + "case:" + view.id() + ":" + turn.name(),
                            MailAddress.parse(asker.mail().orElseThrow()),
                            turn.template(),
                            text.values(request, view)));
        }
    }

    /** What was over before somebody asked is no news for that one; what still waits is. */
    private boolean isNews(Asker asker, RequestView request, CaseView view) {
        Instant turned = view.state().isOpen() ? lastStep(request, view) : view.since();
        Instant at = view.state().isOpen() && asker.askedAt().isAfter(turned) ? asker.askedAt() : turned;
        return !at.isBefore(asker.askedAt()) && !at.plus(NEWS).isBefore(clock.instant());
    }

    /** An open case is the last of its list. */
    private static Instant lastStep(RequestView request, CaseView view) {
        return request.history().stream()
                .filter(step -> step.list().equals(view.list()))
                .map(RequestView.Step::at)
                .max(Instant::compareTo)
                .orElse(view.since());
    }

    private void trouble(String sentence) {
        if (!sentence.equals(lastTrouble)) {
            lastTrouble = sentence;
            warnings.accept(sentence);
        }
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
