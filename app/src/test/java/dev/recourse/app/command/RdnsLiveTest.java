package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.testkit.dns.Answer;
import dev.recourse.testkit.dns.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** The command with a resolver of ours on the loopback, which the configuration names. */
class RdnsLiveTest {
    @TempDir
    private Path folder = Path.of("");

    private Typed rdns(int rcode, String... arguments) throws IOException {
        try (ScriptedServer server = ScriptedServer.start((query, transport, sender) -> {
            String name = query.getQuestion().getName().toString();
            boolean ptr = query.getQuestion().getType() == Type.PTR;
            Answer own = ptr ? Answer.of(name + " 300 PTR mail.example.org.") : Answer.of(name + " 300 A 192.0.2.7");
            boolean asked = !ptr || name.startsWith("7.2.0.192.");
            sender.send((asked ? own : Answer.of()).rcode(rcode).to(query));
        })) {
            Files.writeString(folder.resolve("recourse.conf"), "lookup.resolvers = 127.0.0.1:" + server.port() + "\n");
            return Typed.in(folder, arguments);
        }
    }

    @Test
    void an_address_is_looked_up_by_the_resolver_that_is_configured() throws IOException {
        Typed typed = rdns(Rcode.NOERROR, "rdns", "192.0.2.7");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .startsWith("192.0.2.7 has the reverse DNS name mail.example.org\n  mail.example.org: NAMED (")
                .contains("forward-confirmed");
    }

    @Test
    void json_is_one_object_a_line() throws IOException {
        Typed typed = rdns(Rcode.NOERROR, "rdns", "192.0.2.7", "192.0.2.8", "--format", "json");
        assertThat(typed.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(typed.out()).contains("\"iprev\":\"pass\"", "\"names\":[]", "\"outcome\":\"no-ptr\"");
    }

    @Test
    void what_is_unknown_is_said_to_be() throws IOException {
        Typed typed = rdns(Rcode.REFUSED, "rdns", "192.0.2.7");
        assertThat(typed.out()).contains("could not be read", "REFUSED", "says nothing of the address");
    }

    @Test
    void ways_that_exclude_each_other_are_refused() throws IOException {
        assertThat(rdns(Rcode.NOERROR, "rdns", "192.0.2.7", "--ptr", "a.example.org")
                        .code())
                .isEqualTo(Exit.REFUSED);
        assertThat(rdns(Rcode.NOERROR, "rdns", "192.0.2.7", "--format", "tsv").code())
                .isEqualTo(Exit.REFUSED);
    }
}
