package dev.recourse.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlServerTest {
    @TempDir
    private Path folder;

    @Test
    void a_new_data_folder_is_its_owners_alone_and_those_above_are_not_touched() throws Exception {
        Path above = folder.resolve("srv/recourse");
        DataFolder.hold(above.resolve("data")).close();
        assertThat(mode(above.resolve("data"))).isEqualTo("rwx------");
        assertThat(mode(above)).isEqualTo(mode(Files.createDirectory(folder.resolve("usual"))));
    }

    @Test
    void a_folder_that_is_there_keeps_its_mode() throws Exception {
        Path data = loose();
        DataFolder.hold(data).close();
        assertThat(mode(data)).isEqualTo("rwxrwxrwx");
    }

    @Test
    @SuppressWarnings("try") // Held, not used.
    void the_socket_is_its_owners_alone_in_a_loose_folder_too_and_a_dead_one_is_replaced() throws Exception {
        Path data = loose();
        leaveDeadSockets(data);
        try (DataFolder held = DataFolder.hold(data);
                ControlServer server = ControlServer.start(held, invocation -> 7)) {
            assertThat(mode(DataFolder.socket(data))).isEqualTo("rw-------");
            assertThat(data.resolve(".recourse-s")).doesNotExist();
            assertThat(run(data)).isEqualTo(OptionalInt.of(7));
        }
        assertThat(DataFolder.socket(data)).doesNotExist();
    }

    @Test
    @SuppressWarnings("try") // Held, not used.
    void a_path_too_long_for_a_socket_is_refused_at_the_start_and_any_other_can_be_reached() throws Exception {
        int reached = 0;
        int refused = 0;
        // Around 108 bytes, sun_path in sys/un.h.
        for (int length = 100; length <= 112; length++) {
            int name = length - DataFolder.socket(folder).toString().length() - 1;
            Path data = Files.createDirectory(folder.resolve("x".repeat(name)));
            try (DataFolder held = DataFolder.hold(data);
                    ControlServer server = ControlServer.start(held, invocation -> 7)) {
                assertThat(run(data)).isEqualTo(OptionalInt.of(7));
                reached++;
            } catch (UncheckedIOException e) {
                assertThat(e).hasMessageStartingWith("cannot listen for commands on " + data);
                refused++;
            }
        }
        assertThat(reached).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    @SuppressWarnings("try") // Held, not used.
    void what_is_piped_into_a_command_is_read_where_it_runs() throws Exception {
        byte[] piped = new byte[300_000];
        new Random(7).nextBytes(piped);
        AtomicReference<byte[]> read = new AtomicReference<>(new byte[0]);
        try (DataFolder held = DataFolder.hold(folder.resolve("data"));
                ControlServer server = ControlServer.start(held, invocation -> {
                    invocation.out().println("begins");
                    read.set(readAll(invocation.in()));
                    invocation.out().println("ends");
                    return 3;
                })) {
            StringWriter out = new StringWriter();
            PrintWriter nowhere = new PrintWriter(new StringWriter());
            OptionalInt code = ControlClient.run(
                    folder.resolve("data"),
                    new Invocation(
                            List.of("a"),
                            folder,
                            false,
                            new PrintWriter(out),
                            nowhere,
                            new ByteArrayInputStream(piped)));
            assertThat(code).isEqualTo(OptionalInt.of(3));
            assertThat(read.get()).isEqualTo(piped);
            assertThat(out.toString()).isEqualTo("begins\nends\n");
        }
    }

    private static byte[] readAll(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalInt run(Path data) throws IOException {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return ControlClient.run(data, new Invocation(List.of("a"), data, false, nowhere, nowhere));
    }

    /** As a kill leaves them, in the middle of a start and later. */
    private static void leaveDeadSockets(Path data) throws Exception {
        Files.createDirectory(data.resolve(".recourse-s"));
        for (Path dead : List.of(DataFolder.socket(data), data.resolve(".recourse-s/s"))) {
            try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.bind(UnixDomainSocketAddress.of(dead));
            }
        }
    }

    private Path loose() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        return Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
