package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** Each trouble gives one clear sentence and an exit code, and the last good state stays. */
class BadInputIT {
    private static final String LISTED = "10.2.0.192.bl.example.org";

    @TempDir
    private Path folder;

    private BuiltProgram program;

    @BeforeEach
    void one_listing() {
        program = new BuiltProgram(folder);
        assertThat(program.run("list", "add", "--list", "rbl", "192.0.2.10").code())
                .isZero();
    }

    @Test
    void a_torn_snapshot_is_put_aside_and_made_again() throws Exception {
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(server.terminate()).isZero();
        }
        Path snapshot = folder.resolve("data/recourse.snapshot");
        byte[] whole = Files.readAllBytes(snapshot);
        Files.write(snapshot, Arrays.copyOf(whole, whole.length / 2));
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(server.lines())
                    .anyMatch(l -> l.startsWith("recourse: the snapshot") && l.contains("is not used"));
            assertThat(server.ask(LISTED, Type.A)).containsExactly("127.0.0.2");
        }
        assertThat(folder.resolve("data/recourse.snapshot.damaged")).exists();
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_no_reason_not_to_start() throws Exception {
        Path snapshot = folder.resolve("data/recourse.snapshot");
        Files.createDirectory(snapshot);
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(server.lines()).anyMatch(l -> l.startsWith("recourse: the snapshot"));
            assertThat(server.ask(LISTED, Type.A)).containsExactly("127.0.0.2");
        }
    }

    @Test
    void a_corrupt_store_is_refused_and_left_as_it_is() throws Exception {
        Path store = folder.resolve("data/recourse.db");
        Files.deleteIfExists(folder.resolve("data/recourse.db-wal"));
        Files.writeString(store, "this is not a database, whatever its name says; it was overwritten by mistake");
        byte[] before = Files.readAllBytes(store);
        refused(3, "recourse.db", "lookup", "192.0.2.10");
        BuiltProgram.Ended served = program.run("serve", "--dns", "127.0.0.1:0", "--http", "127.0.0.1:0");
        assertThat(served.code()).isEqualTo(3);
        assertThat(served.err()).contains("recourse.db").hasLineCount(1);
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
    }

    @Test
    void bad_addresses_are_refused_and_nothing_of_the_command_is_done() {
        refused(1, "out of range", "list", "add", "--list", "rbl", "192.0.2.11", "192.0.2.256");
        refused(1, "host bits set (did you mean 192.0.2.0/24?)", "list", "add", "--list", "rbl", "192.0.2.1/24");
        refused(1, "prefix length is at most 32", "list", "add", "--list", "rbl", "192.0.2.0/33");
        refused(1, "may never be listed", "list", "add", "--list", "rbl", "10.0.0.1");
        refused(1, "there is no list 'nonsense'", "list", "add", "--list", "nonsense", "192.0.2.1");
        refused(
                1,
                "is not a criterion of list rbl",
                "list",
                "add",
                "--list",
                "rbl",
                "--criterion",
                "burst",
                "192.0.2.1");
        assertThat(program.run("list", "show", "rbl").out()).hasLineCount(1).contains("192.0.2.10");
    }

    @Test
    void a_bad_configuration_names_file_line_and_reason() throws Exception {
        Path file = folder.resolve("bad.conf");
        Files.write(
                file,
                List.of(
                        "# a comment",
                        "zone.root = not a name",
                        "dns.listn = 127.0.0.1:53",
                        "dns.port = 53",
                        "dns.listen = localhost:53",
                        "just words"));
        BuiltProgram.Ended ended = program.run("config", "check", "--config", "bad.conf");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err().lines())
                .satisfiesExactly(
                        l -> assertThat(l).contains("bad.conf:2: zone.root: 'not a name' is not a domain name"),
                        l -> assertThat(l).contains("bad.conf:3: dns.listn: is not a key (did you mean dns.listen?)"),
                        l -> assertThat(l).contains("bad.conf:4: dns.port: is no longer a key; write dns.listen"),
                        l -> assertThat(l).contains("bad.conf:5: dns.listen: 'localhost:53' is not ADDRESS:PORT"),
                        l -> assertThat(l).contains("bad.conf:6: expected 'key = value'"));
        BuiltProgram.Ended missing = program.run("config", "check", "--config", "none.conf");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("none.conf: there is no such file").hasLineCount(1);
    }

    @Test
    void a_clock_set_back_is_said_and_nothing_is_written() throws IOException {
        // The journal is made to be from tomorrow: to the program the same as a clock set back by a day.
        sql("UPDATE journal_head SET at = at + 86400000000", "UPDATE journal SET at = at + 86400000000");
        BuiltProgram.Ended ended = program.run("list", "add", "--list", "rbl", "192.0.2.12");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("clock").hasLineCount(1);
    }

    private void sql(String... statements) throws IOException {
        assertThat(statements).isNotEmpty();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/recourse.db"));
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.executeUpdate(text);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void refused(int code, String reason, String... arguments) {
        BuiltProgram.Ended ended = program.run(arguments);
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.err()).contains(reason).startsWith("recourse: ").hasLineCount(1);
        assertThat(ended.out()).isEmpty();
    }
}
