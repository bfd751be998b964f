package dev.recourse.hub.evidence;

import com.sun.management.OperatingSystemMXBean;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.hub.store.Taking;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/**
 * Measures how fast evidence is taken on SQLite. Not a test: run its main with a new folder.
 *
 * <p>The property {@code pieces} says how many there are of each, 50,000 by default.
 */
final class EvidenceSpeed {
    private static final int PIECES = Integer.getInteger("pieces", 50_000);
    private static final int BLOCK = 500;

    private final KeptStore kept;
    private final AtomicInteger ids = new AtomicInteger();
    private long cpuBefore = cpuNanos();

    private EvidenceSpeed(KeptStore kept) {
        this.kept = kept;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        try (KeptStore kept = KeptStore.in(folder)) {
            EvidenceSpeed speed = new EvidenceSpeed(kept);
            Random random = new Random(5);
            IntUnaryOperator anyone = i -> 0x10000000 + random.nextInt(0x40000000);
            IntUnaryOperator few = i -> 0x60000000 + random.nextInt(1_000);
            speed.blocks("warm-up", EvidenceKind.DELIVERED, anyone);
            speed.blocks("delivered, of anyone: nothing listed", EvidenceKind.DELIVERED, anyone);
            speed.blocks("burst, of anyone: each listed", EvidenceKind.BURST, anyone);
            speed.blocks("spam, of 1,000 addresses: listed and renewed", EvidenceKind.SPAM, few);
            speed.blocks("spam, of one address", EvidenceKind.SPAM, i -> 0x70000001);
            speed.singles(1);
            speed.singles(16);
            speed.asked(few);
            speed.withdrawn();
        }
    }

    private Evidence evidence(EvidenceKind kind, int address) {
        return new Evidence(
                "mx", "id-" + ids.incrementAndGet(), IpAddress.ofIpv4(address), kind, kept.clock.instant(), "");
    }

    private void blocks(String what, EvidenceKind kind, IntUnaryOperator address) {
        long begin = System.nanoTime();
        for (int done = 0; done < PIECES; done += BLOCK) {
            Evidence[] block = new Evidence[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                block[i] = evidence(kind, address.applyAsInt(i));
            }
            if (!(kept.take(block) instanceof Taking.Taken)) {
                throw new IllegalStateException("refused");
            }
        }
        say(what + ", blocks of " + BLOCK, begin, PIECES);
    }

    private void singles(int callers) throws InterruptedException {
        int pieces = PIECES / 20;
        AtomicInteger left = new AtomicInteger(pieces);
        long begin = System.nanoTime();
        Thread[] threads = new Thread[callers];
        for (int i = 0; i < callers; i++) {
            threads[i] = Thread.ofPlatform().start(() -> {
                while (left.getAndDecrement() > 0) {
                    kept.take(evidence(EvidenceKind.BURST, 0x20000000 + ids.get()));
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        say("burst, one a call, " + callers + " callers", begin, pieces);
    }

    private void asked(IntUnaryOperator address) {
        long begin = System.nanoTime();
        for (int i = 0; i < PIECES / 5; i++) {
            kept.store.evidence().seenSending(IpAddress.ofIpv4(address.applyAsInt(i)), KeptStore.START);
        }
        say("seen sending", begin, PIECES / 5);
    }

    private void withdrawn() {
        long begin = System.nanoTime();
        long pieces = kept.keeper.withdraw("mx", gone -> {}).evidence();
        say("withdrawn", begin, pieces);
    }

    /** CPU beside time: on a machine that others use, only the first of the two says something. */
    private void say(String what, long begin, long count) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        long cpu = cpuNanos();
        System.out.printf(
                "%-62s %,10.0f/s %,10.0f per second of CPU%n",
                what, count / seconds, count / ((cpu - cpuBefore) / 1e9));
        cpuBefore = cpu;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
