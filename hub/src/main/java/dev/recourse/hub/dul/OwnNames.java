package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.hub.report.Background.ReadName;
import dev.recourse.hub.store.DulRun;
import dev.recourse.hub.store.DulRunReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The name of one address as it was read for what is in force: a page names it though a whole range is listed. Safe for any
 * number of threads. It opens the readings of the run in force once, and again when another is applied.
 */
public final class OwnNames implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OwnNames.class.getName());

    private final DulFolder folder;
    private final DulRunReader runs;
    private final NameJudge judge;

    /** Guarded by this. */
    private Optional<Opened> opened = Optional.empty();

    private record Opened(long run, ReadingsFile file) {}

    public OwnNames(DulFolder folder, DulRunReader runs, NameJudge judge) {
        this.folder = folder;
        this.runs = runs;
        this.judge = judge;
    }

    /** The name that was read; empty where the address was not read, or what was read cannot be: a page bears that. */
    public Optional<ReadName> find(IpAddress address) {
        try {
            return runs.applied().flatMap(run -> find(run, address)).map(this::shown);
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "what was read of an address cannot be shown: {0}", e.getMessage());
            close();
            return Optional.empty();
        }
    }

    private synchronized Optional<Reading> find(DulRun run, IpAddress address) {
        if (opened.filter(o -> o.run == run.id()).isEmpty()) {
            close();
            opened = Optional.of(new Opened(run.id(), ReadingsFile.open(folder.readings(run.id()))));
        }
        return opened.get().file.find(address);
    }

    private ReadName shown(Reading reading) {
        Instant at = Instant.ofEpochSecond(reading.readAt());
        if (reading.names().isEmpty()) {
            return new ReadName(List.of(), at, "it could not be found out");
        }
        NameJudge.Said said = judge.judge(reading.address(), reading.names().get());
        return new ReadName(reading.names().get(), at, said.ptrClass() + " by " + said.rule());
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(o -> o.file.close());
        opened = Optional.empty();
    }
}
