package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The main job on a fresh folder, as a newcomer meets it. */
class ServeIT {
    private static final String REFUSED = "7.100.51.198.bl.example.org";

    @TempDir
    private Path folder;

    @Test
    void without_configuration_it_answers_its_own_hints() throws Exception {
        BuiltProgram program = new BuiltProgram(folder);
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(server.lines())
                    .anyMatch(l -> l.contains("dig @127.0.0.1 -p " + server.dnsPort() + " " + REFUSED));
            assertThat(server.lines().indexOf(first(server, "DNS ")))
                    .isLessThan(server.lines().indexOf(first(server, "Web ")));
            assertThat(server.ask(REFUSED, Type.A)).containsExactly("127.0.0.11");
            assertThat(server.ask(REFUSED, Type.TXT).getFirst())
                    .startsWith("\"127.0.0.11 ")
                    .contains(server.webUrl() + "/cgi-bin/lookup?ip_address=198.51.100.7");
            assertThat(server.reply(REFUSED, Type.A, true).getSection(Section.ANSWER))
                    .hasSize(1);
            String page = get(server.webUrl() + "/lookup?ip=203.0.113.45");
            assertThat(page).contains("ec2-203-0-113-45.compute-1.example.org", "recourse examples remove");
            assertThat(Files.getPosixFilePermissions(folder.resolve("data/recourse.sock")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(server.terminate()).isZero();
        }
    }

    @Test
    void commands_work_while_it_runs_and_while_it_does_not() throws Exception {
        BuiltProgram program = new BuiltProgram(folder);
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(program.run("examples", "remove").out()).contains("example entries removed");
            server.awaitAnswer(REFUSED, List.of());
            assertThat(server.reply(REFUSED, Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
            assertThat(program.run("list", "add", "--list", "rbl", "192.0.2.10").code())
                    .isZero();
            server.awaitAnswer("10.2.0.192.bl.example.org", List.of("127.0.0.2"));
            assertThat(server.terminate()).isZero();
        }
        assertThat(program.run("list", "add", "--list", "relay", "192.0.2.11").code())
                .isZero();
        assertThat(program.run("lookup", "192.0.2.10", "--json").out())
                .startsWith("{\"address\":\"192.0.2.10\",\"listed\":true,");
        try (RunningServer server = RunningServer.start(program)) {
            // What was removed stays removed, and what was listed without a server is answered.
            assertThat(server.ask(REFUSED, Type.A)).isEmpty();
            assertThat(server.ask("10.2.0.192.bl.example.org", Type.A)).containsExactly("127.0.0.2");
            assertThat(server.ask("11.2.0.192.bl.example.org", Type.A)).containsExactly("127.0.0.4");
        }
    }

    @Test
    void two_servers_on_one_folder_or_one_port_are_refused() throws Exception {
        BuiltProgram program = new BuiltProgram(folder);
        try (RunningServer server = RunningServer.start(program)) {
            BuiltProgram.Ended sameFolder = program.run("serve", "--dns", "127.0.0.1:0", "--http", "127.0.0.1:0");
            assertThat(sameFolder.code()).isEqualTo(3);
            assertThat(sameFolder.err())
                    .contains("is in use by another recourse")
                    .hasLineCount(1);
            BuiltProgram.Ended sameDns = program.run(
                    "serve", "--data", "other", "--dns", "127.0.0.1:" + server.dnsPort(), "--http", "127.0.0.1:0");
            assertThat(sameDns.code()).isEqualTo(3);
            assertThat(sameDns.err())
                    .contains("127.0.0.1:" + server.dnsPort() + " is in use")
                    .hasLineCount(1);
            String web = server.webUrl().substring("http://".length());
            BuiltProgram.Ended sameWeb = program.run("serve", "--data", "other", "--dns", "127.0.0.1:0", "--http", web);
            assertThat(sameWeb.code()).isEqualTo(3);
            assertThat(sameWeb.err()).contains(web).hasLineCount(1);
        }
    }

    @Test
    void a_change_outlives_kill_9_in_dns_too() throws Exception {
        BuiltProgram program = new BuiltProgram(folder);
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(program.run("list", "remove", "--list", "dul", "198.51.100.7")
                            .code())
                    .isZero();
            server.awaitAnswer(REFUSED, List.of());
            server.kill();
        }
        try (RunningServer server = RunningServer.start(program)) {
            assertThat(server.ask(REFUSED, Type.A)).isEmpty();
            assertThat(server.ask("8.100.51.198.bl.example.org", Type.A)).containsExactly("127.0.0.11");
        }
    }

    private static String first(RunningServer server, String beginning) {
        return server.lines().stream()
                .filter(l -> l.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }
}
