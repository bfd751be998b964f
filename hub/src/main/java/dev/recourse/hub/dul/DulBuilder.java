package dev.recourse.hub.dul;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.cloud.CloudRanges;
import dev.recourse.core.dul.Finding;
import dev.recourse.core.dul.PrefixSet;
import dev.recourse.core.dul.Proposing;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.cloud.CloudFolder;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.store.DulRun;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.Store;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes a run: reads names, judges them, and writes down what should be listed. Lists nothing. One run is made at a time.
 *
 * <p>Memory is bounded whatever the size of the input: a part that is sorted ({@link PairSorter}), a block of readings, the run
 * of neighbouring addresses under way, and the numbers of neighbours ({@link dev.recourse.core.dul.Neighbours}).
 */
public final class DulBuilder {
    /** An address was seen sending where there is evidence from within this time. */
    public static final Duration SEEN_WITHIN = Duration.ofDays(30);

    private final DulFolder folder;
    private final Store store;
    private final Engine engine;
    private final ListingRules rules;
    private final CloudFolder clouds;
    private final NameJudge judge;
    private final InstantSource clock;
    private final ReentrantLock making = new ReentrantLock();

    public DulBuilder(
            DulFolder folder,
            Store store,
            Engine engine,
            ListingRules rules,
            CloudFolder clouds,
            NameJudge judge,
            InstantSource clock) {
        this.folder = folder;
        this.store = store;
        this.engine = engine;
        this.rules = rules;
        this.clouds = clouds;
        this.judge = judge;
        this.clock = clock;
    }

    /**
     * What to build from.
     *
     * @param onto a run whose readings count where the input has none
     * @param withoutClouds whether to build though no cloud is known
     */
    public record Request(DulInput input, Optional<Long> onto, boolean withoutClouds) {}

    /**
     * Makes a run.
     *
     * @throws RefusedException when another is being made, no cloud is known or the run to build on is not there
     * @throws dev.recourse.core.format.FormatException where a line is bad: there is no run
     */
    public DulRun build(Request request, ImportProgress progress) {
        if (!making.tryLock()) {
            throw new RefusedException("another run is being made: wait for its end, then try again");
        }
        try {
            return make(request, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("the run cannot be written: " + e.getMessage(), e);
        } finally {
            making.unlock();
        }
    }

    private DulRun make(Request request, ImportProgress progress) throws IOException {
        CloudRanges known = clouds.requireWhole();
        if (known.isEmpty() && !request.withoutClouds()) {
            throw new RefusedException(
                    "no ranges of clouds are known, so addresses of clouds would be put together as if one"
                            + " network had them: import some first (recourse cloud import), or add --without-clouds");
        }
        Listing.requireSourceName(judge.version());
        request.onto().ifPresent(this::requireRun);
        List<DulRun> before = store.dulRuns().all();
        folder.sweepUnknown(before);
        Path building = folder.begin();
        Instant now = clock.instant();
        KnownSpace space = space(known, now);
        long id = before.isEmpty() ? 1 : before.getFirst().id() + 1;
        Made made = write(request, building, space, progress);
        folder.commit(id);
        DulRun run = new DulRun(
                id,
                judge.version(),
                request.input().words()
                        + request.onto().map(onto -> " onto run " + onto).orElse(""),
                now,
                made.readings,
                made.proposals,
                DulRun.State.SHADOW,
                Optional.empty());
        store.dulRunWriter().add(run);
        forgetOld(before);
        return run;
    }

    private record Made(long readings, long proposals) {}

    private Made write(Request request, Path building, KnownSpace space, ImportProgress progress) throws IOException {
        Path rough = building.resolve("rough");
        long[] proposals = {0};
        try (PairSorter sorter = new PairSorter(building)) {
            read(request.input(), sorter, progress);
            Judged judged;
            try (BufferedWriter out = Files.newBufferedWriter(rough)) {
                Proposing proposing = new Proposing(space, proposal -> {
                    proposals[0]++;
                    append(out, ProposalFiles.line(proposal));
                });
                judged = new Judged(
                        proposing, judgeAll(readings(request, sorter), building.resolve("readings"), proposing, space));
            }
            ProposalFiles.copyWithNeighbours(rough, building.resolve("proposals.tsv"), judged.proposing.neighbours());
            ProposalFiles.writeTally(building.resolve("tally.tsv"), judged.proposing.tally());
            ProposalFiles.writeReleased(building.resolve("released.tsv"), space);
            Files.delete(rough);
            return new Made(judged.readings, proposals[0]);
        }
    }

    private record Judged(Proposing proposing, long readings) {}

    private void read(DulInput input, PairSorter sorter, ImportProgress progress) throws IOException {
        switch (input) {
            case DulInput.DataSet data -> {
                Instant readAt = data.readAt().isPresent() || !Files.exists(data.path())
                        ? data.readAt().orElse(clock.instant())
                        : Files.getLastModifiedTime(data.path()).toInstant();
                PairFile.read(data.path(), readAt.getEpochSecond(), sorter, progress);
                if (sorter.total() == 0) {
                    throw new RefusedException("the file " + data.path() + " has no pairs");
                }
            }
            case DulInput.Swept swept -> PairFile.readSweep(SweepFile.of(folder, swept.name()), sorter, progress);
            case DulInput.Again again -> {}
        }
    }

    private long judgeAll(Readings all, Path kept, Proposing proposing, KnownSpace space) throws IOException {
        try (Readings readings = all;
                ReadingsWriter writer = new ReadingsWriter(kept)) {
            while (readings.hasNext()) {
                Reading reading = readings.next();
                writer.add(reading);
                if (reading.names().isPresent()) {
                    space.read(reading.address());
                    NameJudge.Said said =
                            judge.judge(reading.address(), reading.names().get());
                    proposing.read(reading.address(), said.ptrClass(), said.rule());
                }
            }
            proposing.end();
            writer.finish();
            return writer.readings();
        }
    }

    private Readings readings(Request request, PairSorter sorter) {
        Readings newer = sorter.sorted();
        if (request.onto().isEmpty()) {
            return newer;
        }
        return new LaidOver(
                newer, ReadingsFile.open(folder.readings(request.onto().get())).all());
    }

    private void requireRun(long id) {
        if (store.dulRuns().run(id).isEmpty()) {
            throw new RefusedException("there is no run " + id);
        }
        folder.require(id);
    }

    private KnownSpace space(CloudRanges known, Instant now) {
        Map<Finding, PrefixSet> decided = new EnumMap<>(Finding.class);
        Map<Finding, PrefixSet> held = new EnumMap<>(Finding.class);
        List<Prefix> declared = declared();
        for (Finding finding : Finding.values()) {
            List<Prefix> all = new ArrayList<>(declared);
            store.listings().forEach(finding.list(), row -> {
                if (row.kind() == Row.Kind.EXEMPTION
                        && row.expiresAt().filter(end -> !end.isAfter(now)).isEmpty()) {
                    all.add(row.prefix());
                }
            });
            decided.put(finding, PrefixSet.of(all));
            held.put(finding, PrefixSet.of(RdnsSources.held(store, engine, finding.list())));
        }
        return new KnownSpace(known, new Senders(store.evidence(), now.minus(SEEN_WITHIN)), rules, decided, held);
    }

    /** What owners say of their ranges themselves: it counts for more than what we read. */
    private List<Prefix> declared() {
        List<Prefix> declared = new ArrayList<>();
        for (String list : List.of("dul", "allow")) {
            store.listings()
                    .forEach(
                            list,
                            row -> row.criterion()
                                    .filter(c -> c.startsWith("owner-"))
                                    .ifPresent(c -> declared.add(row.prefix())));
        }
        return declared;
    }

    /** Keeps the newest, and the one in force. */
    private void forgetOld(List<DulRun> before) {
        before.stream()
                .skip(DulFolder.KEPT - 1L)
                .filter(run -> run.state() != DulRun.State.APPLIED)
                .forEach(run -> {
                    store.dulRunWriter().forget(run.id());
                    folder.forget(run.id());
                });
    }

    private static void append(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the run cannot be written: " + e.getMessage(), e);
        }
    }
}
