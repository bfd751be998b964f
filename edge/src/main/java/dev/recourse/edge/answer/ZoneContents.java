package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.AddressName;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.core.zone.ZoneNames;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Consumer;

/**
 * One zone written out: the records that a secondary or a zone file must have to answer for addresses as we do. They depend
 * on the entries and the configuration alone, never on the second: a TTL is the list's, since a written one cannot shrink.
 */
public final class ZoneContents {
    /** Raised when the same entries become other names: what secondaries hold is then no base for a difference. */
    private static final byte FORM = 1;

    private static final long NO_LIMIT_BY_EXPIRY = 0;

    private final ServedZones zones;
    private final ServedZone zone;

    ZoneContents(ServedZones zones, ServedZone zone) {
        this.zones = zones;
        this.zone = zone;
    }

    /** The zone's name. */
    public DomainName origin() {
        return zone.origin();
    }

    /** The lists that it answers for, bit mask by index. */
    public long lists() {
        return zone.lists();
    }

    /** Its SOA record. */
    public RecordSet soa(long serial) {
        return zone.soa(serial);
    }

    /**
     * All records but the SOA.
     *
     * @param now seconds since 1970: what has expired by then is left out; 0: nothing is, so that the journal alone decides
     * @throws dev.recourse.core.zone.ZoneTooLargeException when a range has too many exceptions
     */
    public void forEach(EntryStream entries, long now, Consumer<RecordSet> out) {
        infrastructure(out);
        testEntries(out);
        listings(entries, now, out);
    }

    private void infrastructure(Consumer<RecordSet> out) {
        out.accept(zone.nameServers());
        // Every zone of ours has the same name servers, so the cut is made of the same records.
        List<DomainName> cuts = zones.below(zone.origin());
        cuts.forEach(cut -> out.accept(new RecordSet(
                cut, RecordType.NS, zone.nameServers().ttl(), zone.nameServers().data())));
        zones.known().addressesIn(zone.origin()).stream()
                .filter(set -> isServer(set.owner()) || cuts.stream().noneMatch(set.owner()::endsWith))
                .forEach(out);
    }

    private boolean isServer(DomainName name) {
        return zone.authority().nameServers().contains(name);
    }

    private void testEntries(Consumer<RecordSet> out) {
        zone.tests().byAddress().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(test -> {
                    testEntry(AddressName.of(test.getKey(), origin()), test.getKey(), test.getValue(), out);
                    testEntry(AddressName.mapped(test.getKey(), origin()), test.getKey(), test.getValue(), out);
                });
    }

    private void testEntry(DomainName owner, IpAddress address, Criterion criterion, Consumer<RecordSet> out) {
        out.accept(zones.listings().ofTest(owner, RecordType.A, address, criterion));
        out.accept(zones.listings().ofTest(owner, RecordType.TXT, address, criterion));
    }

    /** The names of listings alone: what can differ between two publications. */
    public void listings(EntryStream entries, long now, Consumer<RecordSet> out) {
        ListingRecords records = zones.listings();
        ZoneNames.tell(entries, zone.lists(), now, new ZoneNames.Visitor() {
            @Override
            public void single(IpAddress address, List<Match<Entry.Listed>> matches) {
                DomainName owner = AddressName.of(address, origin());
                out.accept(records.of(owner, RecordType.A, address, matches, NO_LIMIT_BY_EXPIRY));
                out.accept(records.of(owner, RecordType.TXT, address, matches, NO_LIMIT_BY_EXPIRY));
            }

            @Override
            public void wildcard(Prefix prefix, List<Match<Entry.Listed>> matches) {
                DomainName owner = AddressName.wildcard(prefix, origin());
                out.accept(records.ofRange(owner, RecordType.A, matches, NO_LIMIT_BY_EXPIRY));
                out.accept(records.ofRange(owner, RecordType.TXT, matches, NO_LIMIT_BY_EXPIRY));
            }
        });
    }

    /** A digest of everything but the entries: where it differs, the zone differs though no entry does. */
    public byte[] fingerprint() {
        MessageDigest digest = sha256();
        digest.update(FORM);
        add(digest, soa(0));
        infrastructure(set -> add(digest, set));
        testEntries(set -> add(digest, set));
        for (Criterion criterion : List.copyOf(zone.tests().byAddress().values()).stream()
                .sorted(java.util.Comparator.comparing(Criterion::reference))
                .toList()) {
            digest.update(criterion.sentence().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, RecordSet set) {
        digest.update(set.owner().toWire());
        digest.update(ByteBuffer.allocate(16)
                .putInt(set.type())
                .putLong(set.ttl())
                .putInt(set.data().size())
                .flip());
        set.data().forEach(digest::update);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
