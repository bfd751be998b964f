package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.rdns.PtrVerdict;
import dev.recourse.core.rdns.Span;
import dev.recourse.core.removal.Finding;
import dev.recourse.core.removal.Neighbours;
import dev.recourse.core.removal.OwnerPolicy;
import dev.recourse.core.removal.Retest;
import dev.recourse.core.removal.ReverseDns;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.DnsClient.Origin;
import dev.recourse.lookup.rdns.ForwardCheck;
import dev.recourse.lookup.rdns.Neighbourhood;
import dev.recourse.lookup.rdns.NeighbourhoodVerdict;
import dev.recourse.lookup.rdns.PtrAnswer;
import dev.recourse.lookup.rdns.ReverseLookup;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks DNS: the authoritative servers, so that what was just set is seen, but for neighbours, where yesterday's names do. There
 * is no program yet that tests relays, and no owner has declared anything: both are said as they are.
 */
public final class DnsChecks implements Checks {
    private static final String NOT_ASKED =
            "the reverse DNS of this address is not asked for here: it is of no public network, as in a trial";

    private final DnsClient client;
    private final Predicate<IpAddress> mayAsk;
    private final Function<IpAddress, Optional<String>> cloud;
    private final Supplier<PtrClassifier> classifier;
    private final InstantSource clock;
    private final ReverseLookup reverse;
    private final ForwardCheck forward;
    private final Neighbourhood neighbourhood;

    /**
     * @param mayAsk whether the world may be asked about an address; what may not be asked is unknown
     * @param cloud the id of the cloud that an address is of
     * @param classifier asked for only when a name is read: it is some work to make
     */
    public DnsChecks(
            DnsClient client,
            Predicate<IpAddress> mayAsk,
            Function<IpAddress, Optional<String>> cloud,
            Supplier<PtrClassifier> classifier,
            InstantSource clock) {
        this.client = client;
        this.mayAsk = mayAsk;
        this.cloud = cloud;
        this.classifier = classifier;
        this.clock = clock;
        this.reverse = new ReverseLookup(client, Origin.AUTHORITATIVE);
        this.forward = new ForwardCheck(client, Origin.AUTHORITATIVE);
        this.neighbourhood = new Neighbourhood(client, Origin.RESOLVERS, this::template);
    }

    @Override
    public Finding<ReverseDns> reverseDns(IpAddress address) {
        if (!mayAsk.test(address)) {
            return new Finding.Unknown<>(NOT_ASKED, clock.instant());
        }
        PtrAnswer answer = reverse.of(address);
        return switch (answer) {
            case PtrAnswer.Names names -> known(read(address, names.names(), forward.of(address, answer)));
            case PtrAnswer.None none -> known(read(address, List.of(), new Fcrdns.NoPtr()));
            case PtrAnswer.Unknown unknown ->
                new Finding.Unknown<>(unknown.cause().sentence(), clock.instant());
        };
    }

    private ReverseDns read(IpAddress address, List<String> names, Fcrdns leadsBack) {
        PtrVerdict verdict = classifier.get().classify(address, names);
        return new ReverseDns(
                verdict.ptrClass(), verdict.rule().toString(), verdict.sentence(), deciding(verdict, names), leadsBack);
    }

    /** The name that decided first: it is the one to speak of. */
    private static List<String> deciding(PtrVerdict verdict, List<String> names) {
        return names.stream()
                .sorted((a, b) ->
                        Boolean.compare(b.equalsIgnoreCase(verdict.name()), a.equalsIgnoreCase(verdict.name())))
                .toList();
    }

    @Override
    public Finding<Neighbours> neighbours(IpAddress address, String name) {
        return switch (neighbourhood.of(address, name, client.deadline())) {
            case NeighbourhoodVerdict.MachineMade made -> known(Neighbours.ONE_TEMPLATE);
            case NeighbourhoodVerdict.Unique unique -> known(Neighbours.DIFFER);
            case NeighbourhoodVerdict.Unknown unknown ->
                new Finding.Unknown<>("too few of them could be asked for", clock.instant());
        };
    }

    /** The name without the parts that are the address. */
    private String template(IpAddress address, String name) {
        PtrVerdict verdict = classifier.get().classify(address, name);
        StringBuilder left = new StringBuilder(verdict.name());
        verdict.spans().stream()
                .filter(span -> span.kind() == Span.Kind.ADDRESS)
                .sorted((a, b) -> Integer.compare(b.start(), a.start()))
                .forEach(span -> left.replace(span.start(), span.end(), "#"));
        return left.toString();
    }

    @Override
    public Finding<Retest> retest(IpAddress address) {
        return new Finding.Unknown<>("it was not tested yet", clock.instant());
    }

    @Override
    public Finding<OwnerPolicy> owner(IpAddress address) {
        return known(OwnerPolicy.SILENT);
    }

    @Override
    public Optional<String> cloud(IpAddress address) {
        return cloud.apply(address);
    }

    private <T> Finding<T> known(T value) {
        return new Finding.Known<>(value, clock.instant());
    }
}
