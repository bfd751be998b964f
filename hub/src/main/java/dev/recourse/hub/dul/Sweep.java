package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.RefusedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads the name of every address in given IPv4 ranges. One reverse zone (a /24) is asked one question at a time and no faster
 * than its rate; several zones are under way at once. IPv6 is never swept: nobody can ask for 2^64 addresses, and the few that
 * send are seen sending.
 */
public final class Sweep {
    /** Zones under way at once. */
    static final int ZONES_AT_ONCE = 32;

    /** The most that one sweep takes on: 16 million addresses, a /8. */
    static final long MOST = 1L << 24;

    /** After so many questions in a row that came to nothing, the rest of a zone is not asked in this sweep. */
    static final int SILENCE = 8;

    private static final int ZONE_BITS = 96 + 24;

    private final DulFolder folder;
    private final PtrSource source;
    private final InstantSource clock;
    private final int rate;

    /**
     * @param rate questions a second for one reverse zone, 1 to 1000
     */
    public Sweep(DulFolder folder, PtrSource source, InstantSource clock, int rate) {
        if (rate < 1 || rate > 1_000) {
            throw new RefusedException("a rate is 1 to 1000 questions a second for each reverse zone");
        }
        this.folder = folder;
        this.source = source;
        this.clock = clock;
        this.rate = rate;
    }

    /**
     * What a sweep has.
     *
     * @param addresses all of its ranges
     * @param readBefore those that were read when it went on
     */
    public record Result(String name, long addresses, long readBefore) {}

    /**
     * Begins the sweep of that name, or goes on with it, and returns when all has been read.
     *
     * @throws RefusedException when a range is not to be swept, or the sweep has other ranges
     */
    public Result run(String name, List<Prefix> ranges, SweepProgress progress) {
        List<Prefix> zones = zones(ranges);
        try (SweepFile file = SweepFile.open(folder, name, ranges)) {
            long total = zones.stream().mapToLong(Sweep::size).sum();
            Deque<Prefix> open = new ArrayDeque<>();
            zones.stream().filter(zone -> !file.isDone(zone)).forEach(open::add);
            long before = total - open.stream().mapToLong(Sweep::size).sum();
            sweep(open, file, new Counting(total, before, progress));
            return new Result(name, total, before);
        }
    }

    private static List<Prefix> zones(List<Prefix> ranges) {
        List<Prefix> zones = new ArrayList<>();
        long addresses = 0;
        Prefix last = Prefix.ALL;
        for (Prefix range : ranges.stream().sorted().toList()) {
            if (!range.isIpv4()) {
                throw new RefusedException(
                        range + " is IPv6, which is never swept: it has too many addresses to ask for."
                                + " Give the addresses that were seen as a data set (recourse dul build).");
            }
            if (last.isIpv4() && last.contains(range)) {
                continue;
            }
            last = range;
            addresses += size(range);
            if (addresses > MOST) {
                throw new RefusedException(
                        "the ranges have more than " + MOST + " addresses, the most for one sweep:" + " split them");
            }
            long first = Integer.toUnsignedLong(range.first().ipv4Bits());
            for (long at = first; at < first + size(range); at += 256) {
                zones.add(new Prefix(IpAddress.ofIpv4((int) at), Math.max(ZONE_BITS, range.bits())));
            }
        }
        return zones;
    }

    private void sweep(Deque<Prefix> open, SweepFile file, Counting counting) {
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ZONES_AT_ONCE; i++) {
                workers.add(executor.submit(() -> work(open, file, counting)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("the sweep was interrupted: call it again to go on");
        }
    }

    private Void work(Deque<Prefix> open, SweepFile file, Counting counting) throws InterruptedException {
        while (true) {
            Prefix zone;
            synchronized (open) {
                if (open.isEmpty()) {
                    return null;
                }
                zone = open.remove();
            }
            file.done(zone, read(zone));
            counting.done(size(zone));
        }
    }

    private StringBuilder read(Prefix zone) throws InterruptedException {
        StringBuilder lines = new StringBuilder();
        int silent = 0;
        long next = System.nanoTime();
        for (int i = 0; i < size(zone); i++) {
            IpAddress address = IpAddress.ofIpv4(zone.first().ipv4Bits() + i);
            PtrSource.PtrRead read = new PtrSource.PtrRead.Unknown();
            if (silent < SILENCE) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                next = Math.max(next, System.nanoTime()) + TimeUnit.SECONDS.toNanos(1) / rate;
                read = source.read(address);
                silent = read instanceof PtrSource.PtrRead.Unknown ? silent + 1 : 0;
            }
            append(lines, address, read);
        }
        return lines;
    }

    private void append(StringBuilder lines, IpAddress address, PtrSource.PtrRead read) {
        List<String> names = switch (read) {
            case PtrSource.PtrRead.Names found -> found.names();
            case PtrSource.PtrRead.None none -> List.of("-");
            case PtrSource.PtrRead.Unknown unknown -> List.of("?");
        };
        for (String name : names) {
            // A name may hold any octet: what would break the line is shown as '?' in it.
            lines.append(address)
                    .append('\t')
                    .append(name.replaceAll("[\\p{Cntrl}]", "?"))
                    .append('\t');
            lines.append(clock.instant().getEpochSecond()).append('\n');
        }
    }

    private static long size(Prefix prefix) {
        return 1L << (128 - prefix.bits());
    }

    /** Counts what has been read, and estimates the rest. */
    private static final class Counting {
        private final long total;
        private final long before;
        private final SweepProgress progress;
        private final long begin = System.nanoTime();
        private long done;

        Counting(long total, long before, SweepProgress progress) {
            this.total = total;
            this.before = before;
            this.progress = progress;
        }

        synchronized void done(long addresses) {
            done += addresses;
            long left = total - before - done;
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            progress.swept(before + done, total, taken.dividedBy(done).multipliedBy(left));
        }
    }
}
