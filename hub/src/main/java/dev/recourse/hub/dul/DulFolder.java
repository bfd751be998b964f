package dev.recourse.hub.dul;

import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.store.DulRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder {@code dul} of the data folder: one folder for each run, and one for sweeps. */
public final class DulFolder {
    /** The name in the data folder. */
    public static final String NAME = "dul";

    /** Runs that are kept beside the one in force; older ones go when a new one is made. */
    public static final int KEPT = 8;

    private static final String BUILDING = "building";
    private static final String RUN = "run-";

    private final Path folder;

    public DulFolder(Path dataFolder) {
        this.folder = dataFolder.resolve(NAME);
    }

    Path readings(long run) {
        return of(run).resolve("readings");
    }

    Path proposals(long run) {
        return of(run).resolve("proposals.tsv");
    }

    Path tally(long run) {
        return of(run).resolve("tally.tsv");
    }

    Path released(long run) {
        return of(run).resolve("released.tsv");
    }

    /** Where sweeps write. */
    Path sweeps() {
        return folder.resolve("sweeps");
    }

    /** An empty folder for a run that is being made; what an earlier one left there is gone. */
    Path begin() {
        return attempt("make " + folder, () -> {
            Path building = folder.resolve(BUILDING);
            remove(building);
            return Files.createDirectories(building);
        });
    }

    /** Gives what was made the name of the run, on the disk. */
    void commit(long run) {
        attempt("keep the run", () -> {
            remove(of(run));
            Files.move(folder.resolve(BUILDING), of(run), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
            return run;
        });
    }

    /** Removes the folders of runs that are not known: of a process that died between the folder and the store. */
    void sweepUnknown(List<DulRun> known) {
        Set<String> names = known.stream().map(run -> RUN + run.id()).collect(Collectors.toSet());
        attempt("tidy " + folder, () -> {
            if (Files.isDirectory(folder)) {
                for (Path each : children(folder)) {
                    String name = String.valueOf(each.getFileName());
                    if (name.startsWith(RUN) && !names.contains(name)) {
                        remove(each);
                    }
                }
            }
            return names.size();
        });
    }

    void forget(long run) {
        attempt("remove run " + run, () -> {
            remove(of(run));
            return run;
        });
    }

    /** @throws RefusedException when its files are gone */
    void require(long run) {
        if (!Files.isRegularFile(proposals(run)) || !Files.isRegularFile(readings(run))) {
            throw new RefusedException(
                    "the files of run " + run + " are not in " + of(run) + " any more: build it again");
        }
    }

    private Path of(long run) {
        return folder.resolve(RUN + run);
    }

    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path child : children(path)) {
                remove(child);
            }
        }
        Files.deleteIfExists(path);
    }

    private static List<Path> children(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T attempt(String what, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot " + what + ": " + e.getMessage(), e);
        }
    }
}
