package dev.recourse.hub.dul;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What a run reads. */
public sealed interface DulInput {
    /** As it is kept with the run, for people. */
    String words();

    /**
     * A data set from a file.
     *
     * @param readAt when it was read from DNS; empty: the time of the file
     */
    record DataSet(Path path, Optional<Instant> readAt) implements DulInput {
        @Override
        public String words() {
            return "data set " + path.getFileName();
        }
    }

    /** What a sweep has found so far. */
    record Swept(String name) implements DulInput {
        @Override
        public String words() {
            return "sweep " + name;
        }
    }

    /** Nothing new: the readings of an earlier run, with the rules of now. */
    record Again() implements DulInput {
        @Override
        public String words() {
            return "replay";
        }
    }
}
