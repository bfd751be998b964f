package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/** Asks one server one question, as often as the protocol needs: again without EDNS, again over TCP. */
final class ServerQuestions {
    /** Servers share a counter now and then; the limit is theirs together then. */
    private static final int COUNTERS = 1024;

    private final Duration attempt;
    private final Turns servers;
    private final LookupCounters counters;

    ServerQuestions(LookupLimits limits, LookupCounters counters) {
        this.attempt = limits.attempt();
        this.servers = new Turns(limits.perServer(), COUNTERS);
        this.counters = counters;
    }

    /** The time for one server counts from here, with the wait for a turn. */
    Exchange ask(InetSocketAddress server, Name name, int type, boolean recursive, Deadline deadline) {
        if (!deadline.takeQuestion()) {
            return new Exchange.Failed(UnknownCause.TOO_LONG);
        }
        Deadline until = deadline.atMost(attempt);
        try (Turns.Turn turn = servers.take(server, until).orElse(null)) {
            if (turn == null) {
                return new Exchange.Failed(UnknownCause.BUSY);
            }
            Exchange exchange = inTurn(server, Question.of(name, type, recursive), until);
            if (isFailure(exchange)) {
                counters.count(LookupEvent.SERVER_FAILED);
            }
            return exchange;
        }
    }

    private Exchange inTurn(InetSocketAddress server, Question question, Deadline until) {
        Exchange exchange = ask(server, question, true, until);
        // Servers from before EDNS say FORMERR, or NOTIMP (RFC 6891 7).
        boolean old = exchange instanceof Exchange.Replied(Message reply)
                && (reply.getRcode() == Rcode.FORMERR || reply.getRcode() == Rcode.NOTIMP);
        return old && !until.isOver() ? ask(server, question, false, until) : exchange;
    }

    private Exchange ask(InetSocketAddress server, Question question, boolean extended, Deadline until) {
        return switch (new UdpExchange(server, question, until, counters).run(extended)) {
            case UdpExchange.Result.Done done -> done.exchange();
            case UdpExchange.Result.OverTcp t -> new TcpExchange(server, question, until, counters).run(extended);
        };
    }

    private static boolean isFailure(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Replied(Message reply) ->
                reply.getRcode() != Rcode.NOERROR && reply.getRcode() != Rcode.NXDOMAIN;
            case Exchange.Failed(UnknownCause cause) -> cause != UnknownCause.TIMEOUT && cause != UnknownCause.BUSY;
        };
    }
}
