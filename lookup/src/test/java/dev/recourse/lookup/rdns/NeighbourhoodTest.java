package dev.recourse.lookup.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.lookup.dns.Asking;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.DnsClient.Origin;
import dev.recourse.testkit.dns.Answer;
import dev.recourse.testkit.dns.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NeighbourhoodTest {
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.7");
    private static final Answer NONE = Answer.of().rcode(Rcode.NXDOMAIN);
    private static final Answer FAILURE = Answer.of().rcode(Rcode.SERVFAIL);

    /** @param names the answer for each last octet */
    private static NeighbourhoodVerdict of(String name, IntFunction<Answer> names) throws IOException {
        try (ScriptedServer server = ScriptedServer.start((query, transport, sender) -> sender.send(
                names.apply(Integer.parseInt(query.getQuestion().getName().getLabelString(0)))
                        .to(query)))) {
            DnsClient client = Asking.client(server);
            return new Neighbourhood(client, Origin.RESOLVERS, (address, n) -> n.replaceAll("[0-9]+", "#"))
                    .of(ADDRESS, name, client.deadline());
        }
    }

    private static Answer ptr(int octet, String name) {
        return Answer.of(octet + ".2.0.192.in-addr.arpa. 60 PTR " + name + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "192.0.2.0", "192.0.2.255", "2001:db8::7", "2001:db8::ffff:ffff:ffff:ffff"})
    void sixteen_others_of_the_block_are_asked_always_the_same(String text) {
        IpAddress address = IpAddress.parse(text);
        List<IpAddress> around = Neighbourhood.around(address);
        assertThat(around)
                .hasSize(Neighbourhood.ASKED)
                .doesNotHaveDuplicates()
                .doesNotContain(address)
                .allMatch(Neighbourhood.block(address)::contains)
                .isEqualTo(Neighbourhood.around(address));
    }

    @Test
    void numbers_are_alike_however_they_are_written() {
        assertThat(List.of("host-192-0-2-7.pool1.example.net", "host-198-51-100-200.pool20.example.net"))
                .extracting(name -> Neighbourhood.NUMBERS.of(ADDRESS, name))
                .containsOnly("host-#-#-#-#.pool#.example.net");
        assertThat(List.of("ip-c0000207.example.net", "ip-12345678.example.net", "ip-fe00a0bc.example.net"))
                .extracting(name -> Neighbourhood.NUMBERS.of(ADDRESS, name))
                .containsOnly("ip-#.example.net");
        assertThat(Neighbourhood.NUMBERS.of(ADDRESS, "face.bead.example.org")).isEqualTo("face.bead.example.org");
    }

    @Test
    void names_of_one_make_are_made_by_a_machine() throws IOException {
        assertThat(of("host7.example.net", i -> ptr(i, "host" + i + ".example.net")))
                .isEqualTo(new NeighbourhoodVerdict.MachineMade("host#.example.net", 16, 16));
        // Also where only a few of the neighbours have a name.
        assertThat(of("host7.example.net", i -> i % 4 == 0 ? ptr(i, "host" + i + ".example.net") : NONE))
                .isInstanceOf(NeighbourhoodVerdict.MachineMade.class);
    }

    @Test
    void a_name_of_its_own_is_unique_whatever_the_neighbours_are_called() throws IOException {
        assertThat(of("mail.example.org", i -> ptr(i, "host" + i + ".example.net")))
                .isEqualTo(new NeighbourhoodVerdict.Unique(0, 16, 0));
        assertThat(of("mail.example.org", i -> NONE)).isEqualTo(new NeighbourhoodVerdict.Unique(0, 0, 16));
    }

    @Test
    void where_too_few_answer_it_is_unknown() throws IOException {
        assertThat(of("host7.example.net", i -> i % 4 == 0 ? ptr(i, "host" + i + ".example.net") : FAILURE))
                .isInstanceOf(NeighbourhoodVerdict.Unknown.class);
        assertThat(of("mail.example.org", i -> FAILURE)).isEqualTo(new NeighbourhoodVerdict.Unknown(0));
    }
}
