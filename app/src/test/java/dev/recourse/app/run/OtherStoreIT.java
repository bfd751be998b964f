package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

class OtherStoreIT {
    @TempDir
    private Path folder;

    @Test
    void a_snapshot_of_another_store_is_not_answered_once_the_store_is_open() throws Exception {
        BuiltProgram program = new BuiltProgram(folder);
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(program.run("list", "add", "--list", "rbl", "203.0.113.1", "203.0.113.2")
                            .code())
                    .isZero();
            assertThat(server.terminate()).isZero();
        }
        for (String name : new String[] {"recourse.db", "recourse.db-wal", "recourse.db-shm"}) {
            Files.deleteIfExists(folder.resolve("data").resolve(name));
        }
        // As long a journal as the old one, and longer, but another one.
        StringBuilder many = new StringBuilder();
        for (int i = 10; i < 60; i++) {
            many.append("203.0.113.").append(i).append('\n');
        }
        Files.writeString(folder.resolve("many.txt"), many);
        assertThat(program.run("import", "--list", "rbl", "--source", "s", "--format", "cidr", "many.txt")
                        .code())
                .isZero();
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(server.ask("1.113.0.203.bl.example.org", Type.A)).isEmpty();
            assertThat(server.ask("10.113.0.203.bl.example.org", Type.A)).containsExactly("127.0.0.2");
        }
    }
}
