package perf;

import java.util.List;

/**
 * A server that is measured.
 *
 * @param looksUp whether its answers depend on the question, and so can be checked
 * @param preparation what is run once before it is started, and timed; may be empty
 * @param command starts it in the foreground, on that port of 127.0.0.1
 */
record Contender(String name, boolean looksUp, List<List<String>> preparation, int port, List<String> command) {

    /** The name of our own. */
    static final String OURS = "recourse";

    Contender(String name, int port, List<String> command) {
        this(name, true, List.of(), port, command);
    }

    boolean isOurs() {
        return name.startsWith(OURS);
    }
}
