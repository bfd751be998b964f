package dev.recourse.app.wiring;

import java.util.Optional;
import java.util.function.Consumer;

/** Says once that the clock has jumped, and once that it is right again. For one thread. */
final class ClockWatch {
    private final SteadyClock clock;
    private final Consumer<String> warnings;
    private boolean right = true;

    ClockWatch(SteadyClock clock, Consumer<String> warnings) {
        this.clock = clock;
        this.warnings = warnings;
    }

    /** Whether the clock can be decided by now. */
    boolean right() {
        Optional<String> trouble = clock.trouble();
        if (right != trouble.isEmpty()) {
            right = trouble.isEmpty();
            warnings.accept(trouble.orElse("the clock of this machine is right again, and everything goes on"));
        }
        return right;
    }
}
