package dev.recourse.lookup.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.lookup.dns.Asking;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.DnsClient.Origin;
import dev.recourse.testkit.dns.Answer;
import dev.recourse.testkit.dns.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForwardCheckTest {
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.7");

    private static Answer a(String name, String address) {
        return Answer.of(name + ". 60 A " + address);
    }

    /** @param answers by name; names that are not there do not exist, and an empty one is silence */
    private static Fcrdns of(IpAddress address, List<String> names, Map<String, Answer> answers) throws IOException {
        Answer none = Answer.of().rcode(Rcode.NXDOMAIN);
        try (ScriptedServer server = ScriptedServer.start((query, transport, sender) -> {
            String name = query.getQuestion().getName().toString(true).toLowerCase(Locale.ROOT);
            if (!name.startsWith("silent")) {
                sender.send(answers.getOrDefault(name, none).to(query));
            }
        })) {
            DnsClient client = Asking.client(server);
            Fcrdns fcrdns =
                    new ForwardCheck(client, Origin.RESOLVERS).of(address, new PtrAnswer.Names(names, 60, List.of()));
            int family = address.isIpv4() ? Type.A : Type.AAAA;
            assertThat(server.asked).allMatch(asked -> asked.type() == family);
            assertThat(server.asked.stream().map(asked -> asked.name()).distinct())
                    .hasSizeLessThanOrEqualTo(ForwardCheck.MOST_NAMES);
            return fcrdns;
        }
    }

    @Test
    void all_names_that_lead_back_are_named() throws IOException {
        assertThat(of(
                        ADDRESS,
                        List.of("a.example", "b.example", "c.example"),
                        Map.of(
                                "a.example",
                                Answer.of("a.example. 60 A 192.0.2.1", "a.example. 60 A 192.0.2.7"),
                                "b.example",
                                a("b.example", "192.0.2.8"),
                                "c.example",
                                a("c.example", "192.0.2.7"))))
                .isEqualTo(new Fcrdns.Confirmed(List.of("a.example", "c.example")));
    }

    @Test
    void an_ipv6_address_is_led_back_to_by_aaaa() throws IOException {
        assertThat(of(
                        IpAddress.parse("2001:db8::7"),
                        List.of("a.example"),
                        Map.of("a.example", Answer.of("a.example. 60 AAAA 2001:db8::7"))))
                .isEqualTo(new Fcrdns.Confirmed(List.of("a.example")));
    }

    @Test
    void an_alias_leads_back_too() throws IOException {
        assertThat(of(
                        ADDRESS,
                        List.of("a.example"),
                        Map.of("a.example", Answer.of("a.example. 60 CNAME b.example.", "b.example. 60 A 192.0.2.7"))))
                .isEqualTo(new Fcrdns.Confirmed(List.of("a.example")));
    }

    @Test
    void names_without_addresses_or_with_others_are_mismatched() throws IOException {
        List<String> names = List.of("a.example", "b.example");
        assertThat(of(ADDRESS, names, Map.of("a.example", a("a.example", "192.0.2.8"))))
                .isEqualTo(new Fcrdns.Mismatched(names));
    }

    @Test
    void one_that_cannot_be_looked_up_makes_it_unknown_unless_another_leads_back() throws IOException {
        Answer failing = Answer.of().rcode(Rcode.SERVFAIL);
        List<String> names = List.of("a.example", "b.example");
        assertThat(of(ADDRESS, names, Map.of("a.example", a("a.example", "192.0.2.8"), "b.example", failing)))
                .isEqualTo(new Fcrdns.Unknown(UnknownCause.SERVFAIL));
        assertThat(of(ADDRESS, names, Map.of("a.example", a("a.example", "192.0.2.7"), "b.example", failing)))
                .isInstanceOf(Fcrdns.Confirmed.class);
        assertThat(of(ADDRESS, List.of("silent.example"), Map.of()))
                .isEqualTo(new Fcrdns.Unknown(UnknownCause.TIMEOUT));
    }

    @Test
    void only_the_first_names_are_looked_up_and_the_rest_is_unknown() throws IOException {
        List<String> names =
                IntStream.range(0, 30).mapToObj(i -> "h" + i + ".example").toList();
        assertThat(of(ADDRESS, names, Map.of())).isEqualTo(new Fcrdns.Unknown(UnknownCause.TOO_MANY));
        assertThat(of(ADDRESS, names, Map.of("h3.example", a("h3.example", "192.0.2.7"))))
                .isInstanceOf(Fcrdns.Confirmed.class);
    }

    @Test
    void without_names_nothing_is_looked_up() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((query, transport, sender) -> {})) {
            ForwardCheck check = new ForwardCheck(Asking.client(server), Origin.RESOLVERS);
            assertThat(check.of(ADDRESS, new PtrAnswer.None(60, PtrAnswer.Kind.NODATA)))
                    .isEqualTo(new Fcrdns.NoPtr());
            assertThat(check.of(ADDRESS, new PtrAnswer.Unknown(UnknownCause.LAME)))
                    .isEqualTo(new Fcrdns.Unknown(UnknownCause.LAME));
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void the_words_of_the_standard() {
        assertThat(List.of(
                        new Fcrdns.Confirmed(List.of("a")).iprev(),
                        new Fcrdns.Mismatched(List.of("a")).iprev(),
                        new Fcrdns.NoPtr().iprev(),
                        new Fcrdns.Unknown(UnknownCause.TIMEOUT).iprev()))
                .containsExactly("pass", "fail", "permerror", "temperror");
    }
}
