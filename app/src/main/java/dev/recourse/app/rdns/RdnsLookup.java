package dev.recourse.app.rdns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.NameTemplate;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.rdns.PtrVerdict;
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

/** Reads the reverse DNS of an address through the resolvers. Blocks for three lookups' deadlines at most. */
public final class RdnsLookup {
    private final DnsClient client;
    private final PtrClassifier classifier;
    private final InstantSource clock;

    public RdnsLookup(DnsClient client, PtrClassifier classifier, InstantSource clock) {
        this.client = client;
        this.classifier = classifier;
        this.clock = clock;
    }

    public RdnsReport of(IpAddress address) {
        PtrAnswer ptr = new ReverseLookup(client, Origin.RESOLVERS).of(address);
        return new RdnsReport(
                address,
                clock.instant(),
                ptr,
                verdicts(address, ptr),
                new ForwardCheck(client, Origin.RESOLVERS).of(address, ptr),
                neighbourhood(address, ptr));
    }

    private List<PtrVerdict> verdicts(IpAddress address, PtrAnswer ptr) {
        return switch (ptr) {
            case PtrAnswer.Names names ->
                names.names().stream()
                        .limit(PtrClassifier.MOST_NAMES)
                        .map(name -> classifier.classify(address, name))
                        .toList();
            case PtrAnswer.None none -> List.of(classifier.classify(address, List.of()));
            case PtrAnswer.Unknown unknown -> List.of();
        };
    }

    private Optional<NeighbourhoodVerdict> neighbourhood(IpAddress address, PtrAnswer ptr) {
        return switch (ptr) {
            case PtrAnswer.Names names ->
                Optional.of(new Neighbourhood(
                                client,
                                Origin.RESOLVERS,
                                (of, name) -> NameTemplate.of(name).text())
                        .of(address, names.names().getFirst(), client.deadline()));
            case PtrAnswer.None none -> Optional.empty();
            case PtrAnswer.Unknown unknown -> Optional.empty();
        };
    }
}
