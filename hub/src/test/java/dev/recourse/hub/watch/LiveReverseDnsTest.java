package dev.recourse.hub.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.hub.store.Reading.Forward;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.LookupLimits;
import dev.recourse.lookup.dns.NameServers;
import dev.recourse.lookup.rdns.Neighbourhood;
import dev.recourse.testkit.dns.Answer;
import dev.recourse.testkit.dns.Script;
import dev.recourse.testkit.dns.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** A resolver that still knows the old name, and an authoritative server that has the new one. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveReverseDnsTest {
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.7");
    private static final String NAME = "7.2.0.192.in-addr.arpa.";
    private static final LookupLimits LIMITS =
            new LookupLimits(Duration.ofSeconds(20), Duration.ofSeconds(3), 256, 32, 32, 100);

    private final Map<String, Answer> cached = new ConcurrentHashMap<>();
    private final Map<String, Answer> current = new ConcurrentHashMap<>();
    private ScriptedServer resolver;
    private ScriptedServer authority;
    private LiveReverseDns dns;

    @BeforeEach
    void start() throws IOException {
        resolver = ScriptedServer.start(from(cached, Answer.of().rcode(Rcode.NXDOMAIN)));
        authority = ScriptedServer.start(
                "127.0.0.2", resolver.port(), from(current, Answer.ofAuthority().rcode(Rcode.NXDOMAIN)));
        cached.put("2.0.192.in-addr.arpa. NS", Answer.of("2.0.192.in-addr.arpa. 60 NS ns.example.org."));
        cached.put("example.org. NS", Answer.of("example.org. 60 NS ns.example.org."));
        cached.put("ns.example.org. A", Answer.of("ns.example.org. 60 A 127.0.0.2"));
        cached.put(NAME + " PTR", Answer.of(NAME + " 60 PTR old.example.org."));
        DnsClient client =
                new DnsClient(new NameServers(List.of(resolver.address()), resolver.port(), address -> true), LIMITS);
        dns = new LiveReverseDns(
                client,
                (address, names) ->
                        new LiveReverseDns.Judged(names.isEmpty() ? PtrClass.NONE : PtrClass.NAMED, "test@1"),
                Neighbourhood.NUMBERS);
    }

    private static Script from(Map<String, Answer> answers, Answer none) {
        return (query, transport, sender) -> {
            String name = query.getQuestion().getName().toString().toLowerCase(Locale.ROOT);
            String type = Type.string(query.getQuestion().getType());
            sender.send(answers.getOrDefault(name + " " + type, none).to(query));
        };
    }

    @AfterEach
    void stop() throws IOException {
        resolver.close();
        authority.close();
    }

    @Test
    void the_new_name_is_seen_and_that_it_leads_back_while_the_resolver_knows_the_old_one() {
        current.put(NAME + " PTR", Answer.ofAuthority(NAME + " 900 PTR new.example.org."));
        current.put("new.example.org. A", Answer.ofAuthority("new.example.org. 60 A 192.0.2.7"));
        assertThat(dns.look(ADDRESS))
                .isEqualTo(new Observation.Seen(
                        List.of("new.example.org"), 900, PtrClass.NAMED, "test@1", Forward.CONFIRMED));
        current.remove("new.example.org. A");
        assertThat(dns.look(ADDRESS))
                .isInstanceOfSatisfying(
                        Observation.Seen.class,
                        seen -> assertThat(seen.forward()).isEqualTo(Forward.MISMATCHED));
        current.put("new.example.org. A", Answer.ofAuthority().rcode(Rcode.SERVFAIL));
        assertThat(dns.look(ADDRESS))
                .isInstanceOfSatisfying(
                        Observation.Seen.class,
                        seen -> assertThat(seen.forward()).isEqualTo(Forward.UNKNOWN));
    }

    @Test
    void a_name_that_is_gone_is_seen_to_be_gone() {
        assertThat(dns.look(ADDRESS))
                .isEqualTo(new Observation.Seen(List.of(), 60, PtrClass.NONE, "test@1", Forward.NO_PTR));
    }

    @Test
    void a_failure_of_the_servers_is_unseen_whatever_the_resolver_knows() {
        current.put(NAME + " PTR", Answer.ofAuthority().rcode(Rcode.SERVFAIL));
        assertThat(dns.look(ADDRESS)).isEqualTo(new Observation.Unseen(UnknownCause.SERVFAIL));
    }

    @Test
    void a_name_is_machine_made_only_where_the_neighbours_certainly_show_it() {
        assertThat(dns.isMachineMade(ADDRESS, "host7.example.net")).isFalse();
        for (int i = 0; i < 256; i++) {
            String name = i + ".2.0.192.in-addr.arpa.";
            cached.put(name + " PTR", Answer.of(name + " 0 PTR host" + i + ".example.net."));
        }
        assertThat(dns.isMachineMade(IpAddress.parse("192.0.2.100"), "mail.example.org"))
                .isFalse();
    }
}
