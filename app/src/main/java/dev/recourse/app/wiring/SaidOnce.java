package dev.recourse.app.wiring;

import java.util.function.Consumer;

/** One task that is done again and again: the same trouble is said once, until it is over. For one thread. */
final class SaidOnce {
    private final String trouble;
    private final Consumer<String> warnings;
    private String last = "";

    /** @param trouble how its warnings begin */
    SaidOnce(String trouble, Consumer<String> warnings) {
        this.trouble = trouble;
        this.warnings = warnings;
    }

    /** Does it; whatever goes wrong is for the next time. */
    void attempt(Task task) {
        try {
            task.run();
            last = "";
        } catch (Exception e) {
            String now = String.valueOf(e.getMessage());
            if (!now.equals(last)) {
                warnings.accept(trouble + now);
            }
            last = now;
        }
    }

    /** What is done. */
    interface Task {
        void run() throws Exception;
    }
}
