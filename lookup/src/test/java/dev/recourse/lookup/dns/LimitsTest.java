package dev.recourse.lookup.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.lookup.dns.DnsClient.Names;
import dev.recourse.lookup.dns.DnsClient.Origin;
import dev.recourse.testkit.dns.Answer;
import dev.recourse.testkit.dns.Script;
import dev.recourse.testkit.dns.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitsTest {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Takes a moment, and notes how many questions are open at once. */
    private final Script counting = (query, transport, sender) -> {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        Thread.sleep(20);
        // Before the reply: its arrival lets the next one begin.
        now.decrementAndGet();
        sender.send(Answer.of(query.getQuestion().getName() + " 0 PTR mail.example.org.")
                .to(query));
    };

    private static LookupLimits limits(int atOnce, int perServer, int perZone) {
        return new LookupLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), atOnce, perServer, perZone, 100);
    }

    private List<Names> ask(LookupLimits limits, List<IpAddress> addresses) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(counting);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            DnsClient client = Asking.client(limits, server);
            List<Future<Names>> futures = new ArrayList<>();
            for (IpAddress address : addresses) {
                futures.add(threads.submit(() -> client.names(address, Origin.RESOLVERS, client.deadline())));
            }
            List<Names> answers = new ArrayList<>();
            for (Future<Names> future : futures) {
                answers.add(future.get());
            }
            assertThat(client.running()).isZero();
            return answers;
        }
    }

    private static List<IpAddress> addresses(String format) {
        return IntStream.range(0, 40)
                .mapToObj(i -> IpAddress.parse(format.formatted(i)))
                .toList();
    }

    @Test
    void one_server_has_only_so_many_questions_at_once() throws Exception {
        assertThat(ask(limits(100, 3, 100), addresses("198.51.100.%d"))).allMatch(Names.Found.class::isInstance);
        assertThat(most).hasValueBetween(2, 3);
    }

    @Test
    void one_zone_has_only_so_many_lookups_at_once() throws Exception {
        assertThat(ask(limits(100, 100, 2), addresses("198.51.%d.1"))).allMatch(Names.Found.class::isInstance);
        assertThat(most).hasValue(2);
        // Other zones do not wait for it.
        ask(limits(100, 100, 2), addresses("198.%d.100.1"));
        assertThat(most).hasValueGreaterThan(2);
    }

    @Test
    void all_together_are_only_so_many() throws Exception {
        assertThat(ask(limits(4, 100, 100), addresses("198.%d.100.1"))).allMatch(Names.Found.class::isInstance);
        assertThat(most).hasValueBetween(2, 4);
    }

    @Test
    void who_finds_no_room_before_the_deadline_is_told_so() throws IOException {
        LookupLimits one = new LookupLimits(Duration.ofMillis(400), Duration.ofMillis(400), 1, 1, 1, 100);
        try (ScriptedServer server = ScriptedServer.start(Script.silent());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            DnsClient client = Asking.client(one, server);
            threads.execute(() -> Asking.names(client));
            while (server.asked.isEmpty()) {
                Thread.onSpinWait();
            }
            Deadline soon = client.deadline(Duration.ofMillis(50));
            assertThat(client.names(Asking.ADDRESS, Origin.RESOLVERS, soon))
                    .isEqualTo(new Names.Unknown(UnknownCause.BUSY));
        }
    }
}
