package dev.recourse.hub.store;

import java.util.List;
import java.util.Optional;

/** Reads the runs of the dul builder. Safe for any number of threads. */
public interface DulRunReader {
    /** All of them, newest first: the builder keeps few. */
    List<DulRun> all();

    /** The run of that id. */
    default Optional<DulRun> run(long id) {
        return all().stream().filter(run -> run.id() == id).findFirst();
    }

    /** The one from which listings are made now. */
    default Optional<DulRun> applied() {
        return all().stream().filter(run -> run.state() == DulRun.State.APPLIED).findFirst();
    }
}
