package dev.recourse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaidOnceTest {
    private final List<String> said = new ArrayList<>();
    private final SaidOnce snapshot = new SaidOnce("no snapshot: ", said::add);
    private final SaidOnce sweep = new SaidOnce("no sweep: ", said::add);

    @Test
    void the_same_trouble_is_said_once_whatever_becomes_of_other_tasks() {
        snapshot.attempt(() -> fail("full"));
        sweep.attempt(() -> {});
        snapshot.attempt(() -> fail("full"));
        sweep.attempt(() -> fail("full"));
        snapshot.attempt(() -> fail("full"));
        assertThat(said).containsExactly("no snapshot: full", "no sweep: full");
    }

    @Test
    void other_trouble_and_the_same_after_it_was_over_are_said() {
        snapshot.attempt(() -> fail("full"));
        snapshot.attempt(() -> fail("broken"));
        snapshot.attempt(() -> {});
        snapshot.attempt(() -> fail("broken"));
        assertThat(said).containsExactly("no snapshot: full", "no snapshot: broken", "no snapshot: broken");
    }

    private static void fail(String reason) throws IOException {
        throw new IOException(reason);
    }
}
