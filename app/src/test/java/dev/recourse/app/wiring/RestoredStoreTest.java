package dev.recourse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.control.DataFolder;
import dev.recourse.hub.store.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredStoreTest {
    @TempDir
    private Path folder;

    @Test
    void a_store_that_is_older_than_what_was_answered_begins_a_new_epoch() throws Exception {
        Path store = DataFolder.database(folder);
        Path backup = folder.resolve("backup");
        Position answered;
        try (OpenedHub opened = OpenedHub.in(folder)) {
            opened.list("192.0.2.1");
        }
        Files.copy(store, backup);
        try (OpenedHub opened = OpenedHub.in(folder)) {
            opened.list("192.0.2.2");
            opened.list("192.0.2.3");
            answered = opened.hub().store().journal().head();
            opened.hub().saveSnapshot();
            assertThat(opened.warnings()).isEmpty();
        }
        restore(backup, store);
        try (OpenedHub opened = OpenedHub.in(folder)) {
            assertThat(opened.warnings())
                    .singleElement()
                    .asString()
                    .contains("the store is older than what was answered last", "after a restore from a backup");
            // As far as before, and another entry.
            opened.list("192.0.2.4");
            opened.list("192.0.2.5");
            Position now = opened.hub().store().journal().head();
            assertThat(now).isEqualTo(new Position(answered.epoch() + 1, answered.serial()));
            assertThat(opened.listed("192.0.2.1")).isTrue();
            assertThat(opened.listed("192.0.2.2")).isFalse();
            opened.hub().saveSnapshot();
        }
        // The same backup once more: above the epoch that the first restore began, too.
        restore(backup, store);
        try (OpenedHub opened = OpenedHub.in(folder)) {
            assertThat(opened.warnings()).hasSize(1);
            assertThat(opened.hub().store().journal().head()).isEqualTo(new Position(answered.epoch() + 2, 1));
        }
        try (OpenedHub opened = OpenedHub.in(folder)) {
            assertThat(opened.warnings()).isEmpty();
        }
    }

    private static void restore(Path backup, Path store) throws IOException {
        Files.copy(backup, store, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(store.resolveSibling("recourse.db-wal"));
        Files.deleteIfExists(store.resolveSibling("recourse.db-shm"));
    }
}
