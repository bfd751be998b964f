package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.listing.Actor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What can be wrong with the file: each one sentence that names it, and nothing made worse. */
class SqliteDamageTest {
    @TempDir
    Path folder;

    @Test
    void a_file_that_is_no_database_is_left_as_it_is() throws IOException {
        Files.writeString(file(), "# my shopping list\n".repeat(400));
        assertRefused("is not a Recourse store: name another file, or restore this one from a backup");
    }

    @Test
    void another_programs_database_is_left_as_it_is() throws IOException {
        sql().execute("CREATE TABLE recipe (name text)");
        assertRefused("holds another program's tables: name another place");
    }

    @Test
    void a_damaged_file_is_left_as_it_is() throws IOException {
        fill();
        byte[] noise = new byte[20_000];
        Arrays.fill(noise, (byte) 0x5a);
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(noise);
        }
        assertRefused("is damaged: stop Recourse, put the file aside and restore the last backup");
    }

    @Test
    void a_file_cut_short_is_left_as_it_is() throws IOException {
        fill();
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertRefused("is damaged: stop Recourse, put the file aside and restore the last backup");
    }

    @Test
    void a_newer_versions_store_is_left_as_it_is() throws IOException {
        fill();
        sql().update(
                        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                                + " installed_by, execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, '', 1, 1)");
        assertRefused("was written by a newer version of Recourse: start that version");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> open(folder.resolve("nowhere").resolve("recourse.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened or made: check that its folder exists");
    }

    @Test
    void a_full_disk_changes_nothing_and_is_over_when_there_is_room() {
        try (SqlStore store = open(file())) {
            store.writer().apply(List.of(StoreFixture.add("192.0.2.1")), Actor.OPERATOR);
            JdbcTemplate raw = new JdbcTemplate(store.writerPool());
            // SQLite says of a file at its limit what it says of a full disk: SQLITE_FULL.
            raw.queryForList("PRAGMA max_page_count = 1");
            assertThatThrownBy(() -> {
                        try (StagedChange change = store.writer().stage("rbl", "feed", Actor.IMPORT)) {
                            change.add(many());
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the disk under " + file() + " is full: free some space, then try again;"
                            + " nothing was changed");
            assertThat(store.journal().head().serial()).isEqualTo(1);
            raw.queryForList("PRAGMA max_page_count = 1000000");
            store.writer().apply(List.of(StoreFixture.add("192.0.2.2")), Actor.OPERATOR);
            StoreFixture.assertReplayIsInForce(store);
        }
    }

    private void assertRefused(String reason) throws IOException {
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> open(file()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file() + " " + reason)
                .hasMessageNotContaining("\n");
        assertThat(Arrays.equals(Files.readAllBytes(file()), before)).isTrue();
    }

    private void fill() {
        try (SqlStore store = open(file())) {
            store.writer().apply(many(), Actor.OPERATOR);
        }
    }

    private static List<Change> many() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            changes.add(StoreFixture.add("2001:db8:0:" + Integer.toHexString(i) + "::/64"));
        }
        return changes;
    }

    private Path file() {
        return folder.resolve("recourse.db");
    }

    private static SqlStore open(Path file) {
        return SqlStore.open(new StoreLocation.Sqlite(file), StoreFixture.CATALOGUE, () -> StoreFixture.START);
    }

    private JdbcTemplate sql() {
        return new JdbcTemplate(new DriverManagerDataSource("jdbc:sqlite:" + file()));
    }
}
