package dev.recourse.lookup.dns;

import static dev.recourse.lookup.dns.Asking.ADDRESS;
import static dev.recourse.lookup.dns.Asking.NAME;
import static dev.recourse.lookup.dns.Asking.SOA;
import static dev.recourse.lookup.dns.Asking.client;
import static dev.recourse.lookup.dns.Asking.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.lookup.dns.DnsClient.Names;
import dev.recourse.lookup.dns.DnsClient.Origin;
import dev.recourse.testkit.dns.Answer;
import dev.recourse.testkit.dns.Script;
import dev.recourse.testkit.dns.ScriptedServer;
import dev.recourse.testkit.dns.Transport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;

/** A resolver that is right, wrong, slow or silent. A test that a server could keep from ending has a time limit. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResolverTest {
    private static final Answer RIGHT = Answer.of(NAME + " 300 PTR mail.example.org.");
    private static final Names FOUND = new Names.Found(List.of("mail.example.org"), 300, List.of());

    private static Names unknown(UnknownCause cause) {
        return new Names.Unknown(cause);
    }

    private static Names of(Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            return names(client(server));
        }
    }

    @Test
    void names_come_in_one_order_each_once_with_the_shortest_ttl() throws IOException {
        Answer several = Answer.of(
                NAME + " 300 PTR www.example.org.",
                NAME + " 200 PTR MAIL.example.org.",
                NAME + " 250 PTR mail.example.org.",
                NAME + " 300 PTR .");
        assertThat(of(Script.always(several)))
                .isEqualTo(new Names.Found(List.of(".", "mail.example.org", "www.example.org"), 200, List.of()));
    }

    @Test
    void an_ipv6_address_is_asked_for_by_its_nibbles() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Script.always(RIGHT))) {
            DnsClient client = client(server);
            client.names(IpAddress.parse("2001:db8::7"), Origin.RESOLVERS, client.deadline());
            assertThat(server.asked.getFirst().name().toString())
                    .isEqualToIgnoringCase("7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.");
        }
    }

    @Test
    void no_names_are_believed_when_a_resolver_says_so() throws IOException {
        assertThat(of(Script.always(Answer.of().rcode(Rcode.NXDOMAIN).authority(SOA))))
                .isEqualTo(new Names.None(120, false));
        assertThat(of(Script.always(Answer.of().authority(SOA)))).isEqualTo(new Names.None(120, true));
        assertThat(of(Script.always(Answer.of()))).isEqualTo(new Names.None(60, true));
    }

    @Test
    void silence_is_unknown() throws IOException {
        assertThat(of(Script.silent())).isEqualTo(unknown(UnknownCause.TIMEOUT));
    }

    @Test
    void a_port_where_nothing_listens_is_unknown() throws IOException {
        ScriptedServer server = ScriptedServer.start(Script.silent());
        DnsClient client = client(server);
        server.close();
        assertThat(names(client)).isEqualTo(unknown(UnknownCause.UNREACHABLE));
    }

    @ParameterizedTest
    @CsvSource({"2, SERVFAIL", "5, REFUSED", "1, OTHER_RCODE", "4, OTHER_RCODE", "9, OTHER_RCODE"})
    void a_failure_is_unknown(int rcode, UnknownCause cause) throws IOException {
        assertThat(of(Script.always(Answer.of().rcode(rcode)))).isEqualTo(unknown(cause));
        // Whatever else it says.
        assertThat(of(Script.always(
                        Answer.of(NAME + " 300 PTR mail.example.org.").rcode(rcode))))
                .isEqualTo(unknown(cause));
    }

    @Test
    void a_bare_header_of_a_failure_is_a_failure_and_never_an_answer() throws IOException {
        assertThat(of((query, transport, sender) -> {
                    byte[] header = java.util.Arrays.copyOf(
                            Answer.of().rcode(Rcode.SERVFAIL).to(query), 12);
                    header[5] = 0;
                    sender.send(header);
                }))
                .isEqualTo(unknown(UnknownCause.SERVFAIL));
        assertThat(of((query, transport, sender) -> {
                    byte[] header = java.util.Arrays.copyOf(
                            Answer.of().rcode(Rcode.NXDOMAIN).to(query), 12);
                    header[5] = 0;
                    sender.send(header);
                }))
                .isEqualTo(unknown(UnknownCause.TIMEOUT));
    }

    @Test
    void one_who_hands_on_a_referral_or_does_not_resolve_is_lame() throws IOException {
        assertThat(of(Script.always(Answer.of().authority("192.in-addr.arpa. 60 NS ns.example.org."))))
                .isEqualTo(unknown(UnknownCause.LAME));
        assertThat(of(Script.always(Answer.of().plain()))).isEqualTo(unknown(UnknownCause.LAME));
    }

    @Test
    void what_is_no_reply_to_our_question_is_passed_over() throws IOException {
        Answer lie = Answer.of(NAME + " 300 PTR liar.example.net.");
        try (ScriptedServer server = ScriptedServer.start((query, transport, sender) -> {
            sender.sendFromElsewhere(lie.to(query));
            sender.send(new byte[3]);
            sender.send(query.toWire());
            sender.send(Answer.of(NAME + " 300 PTR liar.example.net.").wrongId().to(query));
            sender.send(Answer.of(NAME + " 300 PTR liar.example.net.")
                    .respelled(name ->
                            Answer.record("8.2.0.192.in-addr.arpa. 1 NS x.").getName())
                    .to(query));
            sender.send(RIGHT.to(query));
        })) {
            DnsClient client = client(server);
            assertThat(names(client)).isEqualTo(FOUND);
            // The datagram from elsewhere never reached us: the system dropped it.
            assertThat(client.counters().of(LookupEvent.REPLY_IGNORED)).isEqualTo(4);
        }
    }

    @Test
    void one_who_only_guesses_gets_nothing_believed() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((query, transport, sender) -> {
            for (int i = 0; i < 100; i++) {
                sender.send(
                        Answer.of(NAME + " 300 PTR liar.example.net.").wrongId().to(query));
            }
        })) {
            assertThat(names(client(server))).isEqualTo(unknown(UnknownCause.TIMEOUT));
        }
    }

    @Test
    void a_name_spelled_otherwise_is_asked_for_again_over_tcp() throws IOException {
        // A forger who guessed the id, but not how we spelled the name.
        Script script = (query, transport, sender) -> {
            switch (transport) {
                case UDP ->
                    sender.send(Answer.of(NAME + " 300 PTR liar.example.net.")
                            .respelled(org.xbill.DNS.Name::canonicalize)
                            .to(query));
                case TCP ->
                    sender.send(
                            RIGHT.respelled(org.xbill.DNS.Name::canonicalize).to(query));
            }
        };
        try (ScriptedServer server = ScriptedServer.start(script)) {
            assertThat(names(client(server))).isEqualTo(FOUND);
            assertThat(server.asked(Transport.TCP)).isOne();
        }
    }

    @Test
    void what_cannot_be_read_is_passed_over_and_named_when_nothing_better_comes() throws IOException {
        Script garbage = (query, transport, sender) -> {
            byte[] reply = RIGHT.to(query);
            sender.send(java.util.Arrays.copyOf(reply, reply.length - 1));
        };
        assertThat(of(garbage)).isEqualTo(unknown(UnknownCause.MALFORMED));
        assertThat(of((query, transport, sender) -> {
                    garbage.answer(query, transport, sender);
                    sender.send(RIGHT.to(query));
                }))
                .isEqualTo(FOUND);
    }

    @Test
    void a_reply_that_was_cut_is_fetched_whole_over_tcp() throws IOException {
        String[] many = IntStream.range(0, 300)
                .mapToObj(i -> NAME + " 300 PTR host" + i + ".example.org.")
                .toArray(String[]::new);
        Script script = (query, transport, sender) -> {
            switch (transport) {
                case UDP ->
                    sender.send(Answer.of(NAME + " 300 PTR half.example.org.")
                            .truncated()
                            .to(query));
                case TCP -> sender.send(Answer.of(many).to(query));
            }
        };
        assertThat(of(script))
                .isInstanceOfSatisfying(
                        Names.Found.class, found -> assertThat(found.names()).hasSize(300));
    }

    @Test
    void a_cut_reply_whose_rest_cannot_be_had_is_unknown() throws IOException {
        assertThat(of(overTcp(
                        (query, sender) -> sender.send(Answer.of().truncated().to(query)))))
                .isEqualTo(unknown(UnknownCause.MALFORMED));
        assertThat(of(overTcp((query, sender) -> {}))).isEqualTo(unknown(UnknownCause.MALFORMED));
        assertThat(of(overTcp((query, sender) -> sender.raw(new byte[] {1, 0, 5}))))
                .isEqualTo(unknown(UnknownCause.MALFORMED));
        assertThat(of(overTcp((query, sender) -> sender.send(new byte[0])))).isEqualTo(unknown(UnknownCause.MALFORMED));
    }

    @Test
    void octets_that_drip_for_ever_end_at_the_deadline() throws IOException {
        Script drip = overTcp((query, sender) -> {
            sender.raw(new byte[] {4, 0});
            for (int i = 0; i < 1024; i++) {
                sender.raw(new byte[1]);
                Thread.sleep(300);
            }
        });
        assertThat(of(drip)).isEqualTo(unknown(UnknownCause.TIMEOUT));
    }

    @Test
    void wrong_replies_that_never_end_end_at_the_deadline() throws IOException {
        assertThat(of((query, transport, sender) -> {
                    while (true) {
                        sender.send(new byte[12]);
                        Thread.sleep(20);
                    }
                }))
                .isEqualTo(unknown(UnknownCause.TIMEOUT));
    }

    private interface OverTcp {
        void answer(org.xbill.DNS.Message query, Script.Sender sender) throws IOException, InterruptedException;
    }

    private static Script overTcp(OverTcp then) {
        return (query, transport, sender) -> {
            switch (transport) {
                case UDP -> sender.send(Answer.of().truncated().to(query));
                case TCP -> then.answer(query, sender);
            }
        };
    }

    @Test
    void a_server_from_before_edns_is_asked_without() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((query, transport, sender) ->
                sender.send((query.getOPT() == null ? RIGHT : Answer.of().rcode(Rcode.FORMERR)).to(query)))) {
            assertThat(names(client(server))).isEqualTo(FOUND);
            assertThat(server.asked).extracting(ScriptedServer.Asked::extended).containsExactly(true, false);
        }
    }

    @Test
    void aliases_are_followed_within_a_reply_and_beyond_it() throws IOException {
        String target = "7.0/25.2.0.192.in-addr.arpa.";
        Names expected = new Names.Found(List.of("mail.example.org"), 100, List.of("7.0/25.2.0.192.in-addr.arpa"));
        assertThat(of(Script.always(Answer.of(NAME + " 100 CNAME " + target, target + " 300 PTR mail.example.org."))))
                .isEqualTo(expected);
        assertThat(of((query, transport, sender) ->
                        sender.send((query.getQuestion().getName().toString().equalsIgnoreCase(NAME)
                                        ? Answer.of(NAME + " 100 CNAME " + target)
                                        : Answer.of(target + " 300 PTR mail.example.org."))
                                .to(query))))
                .isEqualTo(expected);
        assertThat(of(Script.always(Answer.of(NAME + " 100 CNAME " + target)
                        .rcode(Rcode.NXDOMAIN)
                        .authority(SOA))))
                .isEqualTo(new Names.None(100, false));
    }

    @Test
    void aliases_that_lead_nowhere_are_unknown() throws IOException {
        assertThat(of(Script.always(Answer.of(NAME + " 100 CNAME " + NAME)))).isEqualTo(unknown(UnknownCause.LOOP));
        assertThat(of(Script.always(Answer.of(NAME + " 100 CNAME a.", "a. 100 CNAME b.", "b. 100 CNAME A."))))
                .isEqualTo(unknown(UnknownCause.LOOP));
        assertThat(of(Script.always(Answer.of(NAME + " 100 CNAME a.", NAME + " 100 CNAME b."))))
                .isEqualTo(unknown(UnknownCause.MALFORMED));
        assertThat(of((query, transport, sender) -> {
                    // Another alias for ever, one a reply.
                    String name = query.getQuestion().getName().toString();
                    sender.send(Answer.of(name + " 100 CNAME x" + name.length() + "." + name)
                            .to(query));
                }))
                .isEqualTo(unknown(UnknownCause.TOO_LONG));
    }

    @Test
    void as_many_aliases_as_allowed_are_followed() throws IOException {
        Stream<String> aliases = IntStream.range(0, AliasChain.MOST)
                .mapToObj(i -> (i == 0 ? NAME : "a" + i + ".") + " 100 CNAME a" + (i + 1) + ".");
        String[] records = Stream.concat(aliases, Stream.of("a" + AliasChain.MOST + ". 50 PTR mail.example.org."))
                .toArray(String[]::new);
        assertThat(of(Script.always(Answer.of(records))))
                .isInstanceOfSatisfying(
                        Names.Found.class, found -> assertThat(found.chain()).hasSize(AliasChain.MOST));
    }

    @Test
    void where_one_resolver_fails_the_next_is_asked() throws IOException {
        for (Script first : List.of(Script.silent(), Script.always(Answer.of().rcode(Rcode.SERVFAIL)))) {
            try (ScriptedServer bad = ScriptedServer.start(first);
                    ScriptedServer good = ScriptedServer.start(Script.always(RIGHT))) {
                assertThat(names(client(bad, good))).isEqualTo(FOUND);
            }
        }
    }

    @Test
    void a_resolver_that_failed_is_passed_over_for_a_while() throws IOException {
        try (ScriptedServer bad = ScriptedServer.start(Script.silent());
                ScriptedServer good = ScriptedServer.start(Script.always(Answer.of(NAME + " 0 PTR a.example.org.")))) {
            DnsClient client = client(bad, good);
            names(client);
            names(client);
            assertThat(bad.asked).hasSize(1);
            assertThat(good.asked).hasSize(2);
        }
    }

    @Test
    void what_one_said_tells_more_than_that_another_was_silent() throws IOException {
        try (ScriptedServer silent = ScriptedServer.start(Script.silent());
                ScriptedServer failing =
                        ScriptedServer.start(Script.always(Answer.of().rcode(Rcode.SERVFAIL)))) {
            assertThat(names(client(silent, failing))).isEqualTo(unknown(UnknownCause.SERVFAIL));
        }
    }

    @Test
    void what_is_known_is_not_asked_again_and_what_is_not_is() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Script.always(RIGHT))) {
            DnsClient client = client(server);
            assertThat(names(client)).isEqualTo(FOUND);
            assertThat(names(client)).isInstanceOf(Names.Found.class);
            assertThat(server.asked).hasSize(1);
            assertThat(client.counters().of(LookupEvent.CACHE_HIT)).isOne();
            assertThat(client.cached()).isOne();
        }
        try (ScriptedServer server =
                ScriptedServer.start(Script.always(Answer.of().rcode(Rcode.SERVFAIL)))) {
            DnsClient client = client(server);
            names(client);
            names(client);
            assertThat(server.asked).hasSize(2);
            assertThat(client.cached()).isZero();
        }
    }

    @Test
    void an_address_that_cannot_be_asked_for_in_time_is_unknown() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Script.always(RIGHT))) {
            DnsClient client = client(server);
            Names late = client.names(ADDRESS, Origin.RESOLVERS, client.deadline(java.time.Duration.ZERO));
            assertThat(late).isInstanceOf(Names.Unknown.class);
            assertThat(server.asked).isEmpty();
        }
    }
}
