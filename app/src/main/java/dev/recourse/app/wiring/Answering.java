package dev.recourse.app.wiring;

import dev.recourse.edge.status.Counters;
import java.util.List;

/** What a command may see of the server that answers DNS. */
public interface Answering {
    /** What it has counted, and a way to watch queries. */
    Counters counters();

    /** The names of its zones, by the places that it counts them by. */
    List<String> zones();
}
