package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.hub.store.StoredCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks at cases when their time has come. What is due stands in the store, so that a restart goes on where a kill ended; the
 * work at once is limited by {@link RemovalService#LOOKS_AT_ONCE}.
 */
public final class Retests implements AutoCloseable {
    /** The answer to "now looked at?" is a read of an index: often enough that a grant is not a matter of seconds. */
    private static final int PAUSE_MILLIS = 500;

    private static final int BATCH = 200;

    /** Between two times that what is personal is erased. */
    private static final int PAUSES_AN_ERASURE = 7_200;

    private final RemovalService service;
    private final Consumer<String> warnings;
    private final LongAdder looked = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile String lastTrouble = "";

    /** @param warnings is told of trouble, once for each kind in a row */
    public Retests(RemovalService service, Consumer<String> warnings) {
        this.service = service;
        this.warnings = warnings;
        this.thread = Thread.ofPlatform().name("removal-retests").daemon().start(this::run);
    }

    /** How many cases were looked at since the start. */
    public long looked() {
        return looked.sum();
    }

    /** How many looks ended in trouble of our own since the start. */
    public long failed() {
        return failed.sum();
    }

    private void run() {
        int pauses = 0;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            do {
                attempt(() -> round(workers));
                if (pauses++ % PAUSES_AN_ERASURE == 0) {
                    attempt(service::erase);
                }
            } while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One batch at a time: what is being looked at is not taken up again before it has been. */
    private void round(ExecutorService workers) {
        Map<IpAddress, List<StoredCase>> due = service.due(BATCH).stream()
                .collect(Collectors.groupingBy(StoredCase::address, LinkedHashMap::new, Collectors.toList()));
        CountDownLatch done = new CountDownLatch(due.size());
        due.values()
                .forEach(cases -> workers.execute(() -> {
                    attempt(() -> look(cases));
                    done.countDown();
                }));
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(List<StoredCase> cases) {
        try {
            service.lookWaiting(cases);
            looked.add(cases.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.increment();
            String trouble = "a removal request could not be looked at: " + e.getMessage();
            if (!trouble.equals(lastTrouble)) {
                lastTrouble = trouble;
                warnings.accept(trouble);
            }
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
