package dev.recourse.app.wiring;

import dev.recourse.app.config.DnsSettings;
import dev.recourse.app.config.ListenAddress;
import dev.recourse.core.dns.CookieSecrets;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.Identity;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.ReplyLimit;
import dev.recourse.edge.dns.Listening;
import dev.recourse.edge.dns.TcpLimits;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.Event;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/** From the settings to what the edge is told about clients and sockets. */
final class DnsPolicy {
    private DnsPolicy() {}

    static ClientPolicy of(DnsSettings settings, Supplier<CookieSecrets> cookies, Counters counters) {
        SecureRandom random = new SecureRandom();
        AddressSet exempt = AddressSet.of(settings.quotaExempt(), List.of(), false);
        Quota quota = settings.quota()
                .map(rate -> Quota.of(
                        rate,
                        settings.quotaPrefixes(),
                        exempt,
                        counters.adder(Event.QUOTA_FORGOTTEN),
                        random.nextLong()))
                .orElse(Quota.NONE);
        ReplyLimit replies = ReplyLimit.of(
                settings.rateLimit(),
                settings.rateLimitNotListed(),
                exempt,
                counters.adder(Event.RATE_FORGOTTEN),
                random.nextLong());
        return new ClientPolicy(
                AddressSet.of(
                        settings.allow(), settings.deny(), settings.allow().isEmpty()),
                quota,
                replies,
                cookies,
                new Identity(settings.version(), settings.serverId()));
    }

    static Listening listening(List<ListenAddress> addresses, DnsSettings dns) {
        TcpLimits tcp = new TcpLimits(
                dns.tcpConnections(), dns.tcpConnectionsPerSource(), dns.tcpIdle(), TcpLimits.USUAL.queries());
        return new Listening(
                addresses.stream().map(ListenAddress::toSocketAddress).toList(), dns.threads(), tcp);
    }
}
