package dev.recourse.lookup.dns;

import static dev.recourse.lookup.dns.Asking.LIMITS;
import static dev.recourse.lookup.dns.Asking.NAME;
import static dev.recourse.lookup.dns.Asking.SOA;
import static dev.recourse.lookup.dns.Asking.atTheSource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.lookup.dns.DnsClient.Names;
import dev.recourse.testkit.dns.Answer;
import dev.recourse.testkit.dns.Script;
import dev.recourse.testkit.dns.ScriptedServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** A resolver that knows who has which zone, and servers on other addresses of the loopback that have them, or do not. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AtTheSourceTest {
    private static final String ZONE = "2.0.192.in-addr.arpa.";

    private final Map<String, Answer> known = new HashMap<>();
    private ScriptedServer resolver;
    private ScriptedServer first;
    private ScriptedServer second;
    private DnsClient client;

    @BeforeEach
    void start() throws IOException {
        resolver = ScriptedServer.start((query, transport, sender) -> sender.send(known.getOrDefault(
                        key(
                                query.getQuestion().getName().toString(),
                                Type.string(query.getQuestion().getType())),
                        Answer.of().rcode(Rcode.NXDOMAIN).authority(". 60 SOA a. b. 1 2 3 4 5"))
                .to(query)));
        first = ScriptedServer.start("127.0.0.2", resolver.port(), Script.silent());
        second = ScriptedServer.start("127.0.0.3", resolver.port(), Script.silent());
        client = client(address -> true);
        knows(ZONE + " 60 NS ns1.example.org.", ZONE + " 60 NS ns2.example.org.");
        knows("ns1.example.org. 60 A 127.0.0.2");
        knows("ns2.example.org. 60 A 127.0.0.3");
    }

    @AfterEach
    void stop() throws IOException {
        resolver.close();
        first.close();
        second.close();
    }

    private DnsClient client(Predicate<IpAddress> askable) {
        return new DnsClient(new NameServers(List.of(resolver.address()), resolver.port(), askable), LIMITS);
    }

    private void knows(String... records) {
        String[] words = records[0].split(" ");
        known.put(key(words[0], words[2]), Answer.of(records));
    }

    private static String key(String name, String type) {
        return name.toLowerCase(Locale.ROOT) + type;
    }

    private static Names found(String name, String... chain) {
        return new Names.Found(List.of(name), 300, List.of(chain));
    }

    private static Names unknown(UnknownCause cause) {
        return new Names.Unknown(cause);
    }

    @Test
    void the_servers_of_the_zone_are_asked_without_recursion_and_nothing_of_theirs_is_kept() {
        first.script(Script.always(Answer.ofAuthority(NAME + " 300 PTR old.example.org.")));
        assertThat(atTheSource(client)).isEqualTo(found("old.example.org"));
        first.script(Script.always(Answer.ofAuthority(NAME + " 300 PTR new.example.org.")));
        assertThat(atTheSource(client)).isEqualTo(found("new.example.org"));
        assertThat(first.asked).hasSize(2).noneMatch(ScriptedServer.Asked::recursive);
        assertThat(second.asked).isEmpty();
        assertThat(resolver.asked).allMatch(ScriptedServer.Asked::recursive);
    }

    @Test
    void no_name_is_believed_when_an_authority_says_so() {
        first.script(Script.always(Answer.ofAuthority().rcode(Rcode.NXDOMAIN).authority(SOA)));
        assertThat(atTheSource(client)).isEqualTo(new Names.None(120, false));
        first.script(Script.always(Answer.ofAuthority().authority(SOA)));
        assertThat(atTheSource(client)).isEqualTo(new Names.None(120, true));
    }

    @Test
    void a_server_that_does_not_have_the_zone_is_lame_and_the_next_is_asked() {
        first.script(
                Script.always(Answer.of(NAME + " 300 PTR cached.example.org.").plain()));
        second.script(Script.always(Answer.ofAuthority(NAME + " 300 PTR right.example.org.")));
        assertThat(atTheSource(client)).isEqualTo(found("right.example.org"));
        second.script(Script.always(Answer.of().plain().rcode(Rcode.NXDOMAIN).authority(SOA)));
        assertThat(atTheSource(client)).isEqualTo(unknown(UnknownCause.LAME));
    }

    @Test
    void a_referral_upwards_or_sideways_is_lame() {
        for (String zone : List.of("in-addr.arpa.", ZONE, "3.0.192.in-addr.arpa.")) {
            first.script(Script.always(Answer.ofAuthority().plain().authority(zone + " 60 NS ns2.example.org.")));
            second.script(Script.always(Answer.ofAuthority().plain().authority(zone + " 60 NS ns1.example.org.")));
            assertThat(atTheSource(client)).as(zone).isEqualTo(unknown(UnknownCause.LAME));
        }
    }

    @Test
    void a_delegation_of_the_single_address_is_followed() {
        first.script(Script.always(Answer.ofAuthority().plain().authority(NAME + " 60 NS ns2.example.org.")));
        second.script(Script.always(Answer.ofAuthority(NAME + " 300 PTR own.example.org.")));
        assertThat(atTheSource(client)).isEqualTo(found("own.example.org"));
    }

    @Test
    void silence_and_failure_of_all_servers_are_unknown() {
        assertThat(atTheSource(client)).isEqualTo(unknown(UnknownCause.TIMEOUT));
        first.script(Script.always(Answer.ofAuthority().rcode(Rcode.REFUSED)));
        assertThat(atTheSource(client)).isEqualTo(unknown(UnknownCause.REFUSED));
    }

    @Test
    void a_classless_delegation_is_followed_to_the_servers_of_its_target() {
        String target = "7.0/25." + ZONE;
        first.script(Script.always(
                // The first server has no say about the target: what it adds is not believed.
                Answer.ofAuthority(NAME + " 300 CNAME " + target, target + " 300 PTR liar.example.net.")));
        knows("0/25." + ZONE + " 60 NS ns2.example.org.");
        second.script(Script.always(Answer.ofAuthority(target + " 900 PTR mail.example.org.")));
        assertThat(atTheSource(client)).isEqualTo(found("mail.example.org", "7.0/25.2.0.192.in-addr.arpa"));
    }

    @Test
    void aliases_in_a_circle_are_a_loop() {
        String target = "7.0/25." + ZONE;
        knows("0/25." + ZONE + " 60 NS ns2.example.org.");
        first.script(Script.always(Answer.ofAuthority(NAME + " 300 CNAME " + target)));
        second.script(Script.always(Answer.ofAuthority(target + " 300 CNAME " + NAME)));
        assertThat(atTheSource(client)).isEqualTo(unknown(UnknownCause.LOOP));
    }

    @Test
    void delegations_that_go_ever_deeper_lead_too_far() {
        String name = "7.2.0.192.x.x.x.x.x.x.x.a.";
        List<String> labels = List.of(name.split("(?<=\\.)"));
        knows("a. 60 NS ns1.example.org.");
        known.put(key(name.substring(2), "NS"), Answer.of().authority("a. 60 SOA a. b. 1 2 3 4 5"));
        AtomicInteger depth = new AtomicInteger(1);
        first.script((query, transport, sender) -> {
            Answer answer = Answer.ofAuthority(NAME + " 300 CNAME " + name);
            if (!query.getQuestion().getName().toString().equalsIgnoreCase(NAME)) {
                // One label more, below what was asked for.
                String zone = String.join("", labels.subList(labels.size() - depth.incrementAndGet(), labels.size()));
                answer = Answer.ofAuthority().plain().authority(zone + " 60 NS ns1.example.org.");
            }
            sender.send(answer.to(query));
        });
        assertThat(atTheSource(client)).isEqualTo(unknown(UnknownCause.TOO_LONG));
    }

    @Test
    void the_zone_is_found_where_none_begins_at_the_parent() {
        known.remove(key(ZONE, "NS"));
        known.put(key(ZONE, "NS"), Answer.of().authority("192.in-addr.arpa. 60 SOA a. b. 1 2 3 4 5"));
        knows("192.in-addr.arpa. 60 NS ns1.example.org.");
        first.script(Script.always(Answer.ofAuthority(NAME + " 300 PTR mail.example.org.")));
        assertThat(atTheSource(client)).isEqualTo(found("mail.example.org"));
        // The SOA record named the zone: 0.192.in-addr.arpa was not asked for.
        assertThat(resolver.asked).noneMatch(a -> a.name().toString().equalsIgnoreCase("0.192.in-addr.arpa."));
    }

    @Test
    void where_the_resolver_fails_it_is_unknown() {
        known.put(key(ZONE, "NS"), Answer.of().rcode(Rcode.SERVFAIL));
        assertThat(atTheSource(client)).isEqualTo(unknown(UnknownCause.SERVFAIL));
        knows(ZONE + " 60 NS nowhere.example.org.");
        assertThat(atTheSource(client)).isEqualTo(unknown(UnknownCause.LAME));
    }

    @Test
    void servers_that_are_not_public_are_not_asked() {
        DnsClient careful = client(address -> !address.equals(IpAddress.parse("127.0.0.2")));
        second.script(Script.always(Answer.ofAuthority(NAME + " 300 PTR mail.example.org.")));
        assertThat(atTheSource(careful)).isEqualTo(found("mail.example.org"));
        assertThat(first.asked).isEmpty();
        assertThat(careful.counters().of(LookupEvent.SERVER_FORBIDDEN)).isOne();
        // By default that is everything that is not public.
        assertThat(NameServers.of(List.of(resolver.address())).askable())
                .rejects(IpAddress.parse("127.0.0.1"), IpAddress.parse("10.0.0.1"), IpAddress.parse("::1"))
                .accepts(IpAddress.parse("8.8.8.8"));
    }

    @Test
    void nobody_has_us_ask_for_any_number_of_servers() {
        // Each name is an alias of one whose zone has six servers more that do not exist.
        AtomicInteger depth = new AtomicInteger();
        first.script((query, transport, sender) -> {
            String name = query.getQuestion().getName().toString();
            sender.send(Answer.ofAuthority(name + " 300 CNAME x.z" + depth.incrementAndGet() + ".example.")
                    .to(query));
        });
        for (int i = 1; i <= AliasChain.MOST; i++) {
            Answer servers = Answer.of("z" + i + ".example. 60 NS ns1.example.org.");
            for (int j = 0; j < 5; j++) {
                servers = servers.and("z" + i + ".example. 60 NS n" + j + ".z" + i + ".example.");
            }
            known.put(key("z" + i + ".example.", "NS"), servers);
        }
        assertThat(atTheSource(client)).isEqualTo(unknown(UnknownCause.TOO_LONG));
        assertThat(resolver.asked.size() + first.asked.size()).isLessThanOrEqualTo(Deadline.MOST_QUESTIONS);
    }
}
