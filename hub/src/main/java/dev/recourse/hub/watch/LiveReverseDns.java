package dev.recourse.hub.watch;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.hub.store.Reading.Forward;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.DnsClient.Origin;
import dev.recourse.lookup.rdns.ForwardCheck;
import dev.recourse.lookup.rdns.Neighbourhood;
import dev.recourse.lookup.rdns.NeighbourhoodVerdict;
import dev.recourse.lookup.rdns.PtrAnswer;
import dev.recourse.lookup.rdns.ReverseLookup;
import java.util.List;

/** Reverse DNS as it is now: asked for at the authoritative servers, but for neighbours, where yesterday's names do. */
public final class LiveReverseDns implements ReverseDns {
    private final DnsClient client;
    private final ReverseLookup reverse;
    private final ForwardCheck forward;
    private final Neighbourhood neighbourhood;
    private final Judge judge;

    /** What names say. */
    @FunctionalInterface
    public interface Judge {
        /** @param names none, where the address has none */
        Judged of(IpAddress address, List<String> names);
    }

    /**
     * A judgement.
     *
     * @param rule {@code rule@version}
     */
    public record Judged(PtrClass ptrClass, String rule) {}

    public LiveReverseDns(DnsClient client, Judge judge, Neighbourhood.Template template) {
        this.client = client;
        this.reverse = new ReverseLookup(client, Origin.AUTHORITATIVE);
        this.forward = new ForwardCheck(client, Origin.AUTHORITATIVE);
        this.neighbourhood = new Neighbourhood(client, Origin.RESOLVERS, template);
        this.judge = judge;
    }

    @Override
    public Observation look(IpAddress address) {
        PtrAnswer ptr = reverse.of(address);
        return switch (ptr) {
            case PtrAnswer.Names names -> seen(address, names.names(), names.ttl(), forward.of(address, ptr));
            case PtrAnswer.None none -> seen(address, List.of(), none.ttl(), new Fcrdns.NoPtr());
            case PtrAnswer.Unknown unknown -> new Observation.Unseen(unknown.cause());
        };
    }

    private Observation seen(IpAddress address, List<String> names, long ttl, Fcrdns fcrdns) {
        Judged judged = judge.of(address, names);
        Forward kind = switch (fcrdns) {
            case Fcrdns.Confirmed c -> Forward.CONFIRMED;
            case Fcrdns.Mismatched m -> Forward.MISMATCHED;
            case Fcrdns.NoPtr n -> Forward.NO_PTR;
            case Fcrdns.Unknown u -> Forward.UNKNOWN;
        };
        return new Observation.Seen(names, ttl, judged.ptrClass(), judged.rule(), kind);
    }

    @Override
    public boolean isMachineMade(IpAddress address, String name) {
        return neighbourhood.of(address, name, client.deadline()) instanceof NeighbourhoodVerdict.MachineMade;
    }
}
