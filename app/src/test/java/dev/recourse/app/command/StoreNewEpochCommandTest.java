package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreNewEpochCommandTest {
    @TempDir
    private Path folder;

    @Test
    void an_epoch_follows_the_last_and_what_is_listed_stays() {
        Typed.in(folder, "list", "add", "--list", "rbl", "192.0.2.1");
        Typed first = Typed.in(folder, "store", "new-epoch");
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).matches("epoch [0-9]+ begins behind journal 1\n");

        long epoch = Long.parseLong(first.out().split(" ")[1]);
        assertThat(Typed.in(folder, "store", "new-epoch", "--json").out())
                .contains("\"epoch\":" + (epoch + 1), "\"serial\":1");
        assertThat(Typed.in(folder, "lookup", "192.0.2.1").out()).startsWith("192.0.2.1 is listed");
    }
}
