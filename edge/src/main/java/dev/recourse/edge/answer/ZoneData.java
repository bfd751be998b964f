package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.dns.ReverseName;
import dev.recourse.core.table.Verdict;
import java.util.List;
import java.util.Optional;

/** What a zone holds at the name of one query. */
final class ZoneData {
    private final State.InZone in;
    private final ServedZones zones;
    private final DomainName name;
    private final int type;
    private final long now;

    ZoneData(State.InZone in, long now) {
        this.in = in;
        this.zones = in.view().zones();
        this.name = in.query().question().name();
        this.type = in.query().question().type();
        this.now = now;
    }

    /** ANY asks for something that is there (RFC 8482 4.1): here the SOA. */
    State atApex() {
        return switch (type) {
            case RecordType.SOA, RecordType.ANY ->
                found(State.Sections.answer(
                        in.zone().soa(in.view().soaSerials().of(in.zone().origin()))));
            case RecordType.NS ->
                found(new State.Sections(List.of(in.zone().nameServers()), List.of(), serverAddresses()));
            default -> atKnownName();
        };
    }

    private List<RecordSet> serverAddresses() {
        return in.zone().authority().nameServers().stream()
                .flatMap(server -> zones.known().addresses(server, RecordType.ANY).stream())
                .toList();
    }

    State atKnownName() {
        List<RecordSet> sets = zones.known().addresses(name, type);
        return sets.isEmpty() ? missing(Outcome.NO_DATA) : found(State.Sections.answer(sets.getFirst()));
    }

    State at(ReverseName reverse) {
        return switch (reverse) {
            case ReverseName.Exact exact -> atAddress(exact);
            case ReverseName.Partial partial -> above(partial.above());
            case ReverseName.Neither neither -> missing(Outcome.NO_NAME);
        };
    }

    private State atAddress(ReverseName.Exact exact) {
        IpAddress address = exact.address();
        if (TestEntries.SPACE.contains(address) && in.zone().usesTests(in.view().table(), now)) {
            Optional<TestEntries.Test> test = in.zone().tests().find(address);
            return test.isEmpty() ? above(exact.above()) : atTest(address, test.get());
        }
        Verdict verdict = in.view().table().verdict(address, now);
        if ((verdict.lists() & in.zone().lists()) == 0) {
            return above(exact.above());
        }
        return isListingType()
                ? listed(zones.listings()
                        .of(name, answered(), address, verdict, in.zone().lists(), now))
                : missing(Outcome.NO_DATA);
    }

    private State atTest(IpAddress address, TestEntries.Test test) {
        return isListingType()
                ? listed(zones.listings().ofTest(name, answered(), address, test))
                : missing(Outcome.NO_DATA);
    }

    /** A list made from a file may have no text for what it lists. */
    private State listed(RecordSet records) {
        return records.data().isEmpty() ? missing(Outcome.NO_DATA) : found(State.Sections.answer(records));
    }

    /**
     * A name above a listing exists and owns nothing. NXDOMAIN would say that nothing is below it either (RFC 8020), and
     * a resolver that asks label by label (RFC 9156) would never come to the listing.
     */
    private State above(List<Prefix> prefixes) {
        for (Prefix prefix : prefixes) {
            if (in.zone().anyListedIn(prefix, in.view().table(), now)) {
                return missing(Outcome.NO_DATA);
            }
        }
        return missing(Outcome.NO_NAME);
    }

    private boolean isListingType() {
        return type == RecordType.A || type == RecordType.TXT || type == RecordType.ANY;
    }

    /** ANY gets the A records alone (RFC 8482 4.1): those decide, and they fit. */
    private int answered() {
        return type == RecordType.ANY ? RecordType.A : type;
    }

    private State found(State.Sections sections) {
        return new State.Drafted(in.query(), Outcome.DATA, sections);
    }

    private State missing(Outcome outcome) {
        return new State.Missing(in, outcome);
    }
}
