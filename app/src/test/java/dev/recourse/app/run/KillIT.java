package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/**
 * kill -9 of the whole server while commands come in through its socket: what a command was told is done is answered after
 * the next start. (The store by itself is killed a hundred times in the hub's CrashTest.)
 */
class KillIT {
    private static final int ROUNDS = Integer.getInteger("recourse.kill.rounds", 3);

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_answered_after_kill_9() throws Exception {
        BuiltProgram program = new BuiltProgram(folder);
        Random random = new Random(9);
        List<Integer> acknowledged = new ArrayList<>();
        int next = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (RunningServer server = RunningServer.start(program)) {
                requireAnswered(server, acknowledged);
                Thread killer = Thread.ofVirtual().start(() -> killAfter(server, 2_000 + random.nextInt(4_000)));
                while (killer.isAlive()) {
                    int number = ++next;
                    // A command whose server dies must not say that it is done.
                    if (program.run("list", "add", "--list", "rbl", "--json", address(number))
                                    .code()
                            == 0) {
                        acknowledged.add(number);
                    }
                }
                killer.join();
            }
        }
        assertThat(acknowledged).isNotEmpty();
        try (RunningServer server = RunningServer.start(program)) {
            requireAnswered(server, acknowledged);
        }
    }

    @Test
    void evidence_that_was_acknowledged_is_there_after_kill_9_and_so_is_its_listing() throws Exception {
        BuiltProgram program = new BuiltProgram(folder);
        Random random = new Random(11);
        List<Integer> acknowledged = new ArrayList<>();
        int next = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (RunningServer server = RunningServer.start(program)) {
                requireRelays(program, server, acknowledged);
                Thread killer = Thread.ofVirtual().start(() -> killAfter(server, 2_000 + random.nextInt(4_000)));
                while (killer.isAlive()) {
                    int number = ++next;
                    if (program.run(
                                            "report",
                                            address(number),
                                            "--kind",
                                            "relay",
                                            "--source",
                                            "test",
                                            "--id",
                                            "id-" + number)
                                    .code()
                            == 0) {
                        acknowledged.add(number);
                    }
                }
                killer.join();
            }
        }
        assertThat(acknowledged).isNotEmpty();
        try (RunningServer server = RunningServer.start(program)) {
            requireRelays(program, server, acknowledged);
        }
    }

    private static void requireRelays(BuiltProgram program, RunningServer server, List<Integer> acknowledged)
            throws IOException {
        for (int number : acknowledged) {
            assertThat(server.ask(number + ".113.0.203.relay.bl.example.org", Type.A))
                    .as(address(number))
                    .containsExactly("127.0.0.4");
        }
        if (!acknowledged.isEmpty()) {
            int last = acknowledged.getLast();
            // The same again, as a source does that has not heard the answer.
            assertThat(program.run("report", address(last), "--kind", "relay", "--source", "test", "--id", "id-" + last)
                            .out())
                    .contains("known already");
        }
    }

    private static void killAfter(RunningServer server, int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        server.kill();
    }

    private static void requireAnswered(RunningServer server, List<Integer> acknowledged) throws IOException {
        for (int number : acknowledged) {
            assertThat(server.ask(number + ".113.0.203.bl.example.org", Type.A))
                    .as(address(number))
                    .containsExactly("127.0.0.2");
        }
    }

    private static String address(int number) {
        return "203.0.113." + number;
    }
}
