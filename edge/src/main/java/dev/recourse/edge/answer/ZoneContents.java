package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.AddressName;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.core.zone.Reason;
import dev.recourse.core.zone.Regions;
import dev.recourse.core.zone.ZoneNames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One zone written out: the records that a secondary or a zone file must have to answer for addresses as we do. They depend
 * on the entries and the configuration alone, never on the second: a TTL is the list's, since a written one cannot shrink.
 */
public final class ZoneContents {
    /** Raised when the same entries become other names: what secondaries hold is then no base for a difference. */
    private static final byte FORM = 1;

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
        listings(entries, now, out);
    }

    private void infrastructure(Consumer<RecordSet> out) {
        out.accept(zone.nameServers());
        List<ServedZone> cuts = zones.below(zone.origin());
        cuts.forEach(cut -> out.accept(cut.nameServers()));
        Set<DomainName> servers = Stream.concat(Stream.of(zone), cuts.stream())
                .flatMap(served -> served.authority().nameServers().stream())
                .collect(Collectors.toSet());
        zones.known().addressesIn(zone.origin()).stream()
                .filter(set -> servers.contains(set.owner())
                        || cuts.stream().noneMatch(cut -> set.owner().endsWith(cut.origin())))
                .forEach(out);
    }

    private void testEntries(Consumer<RecordSet> out) {
        zone.tests().byAddress().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(test -> {
                    testEntry(AddressName.of(test.getKey(), origin()), test.getKey(), test.getValue(), out);
                    testEntry(AddressName.mapped(test.getKey(), origin()), test.getKey(), test.getValue(), out);
                });
    }

    private void testEntry(DomainName owner, IpAddress address, TestEntries.Test test, Consumer<RecordSet> out) {
        out.accept(zones.listings().ofTest(owner, RecordType.A, address, test));
        withText(zones.listings().ofTest(owner, RecordType.TXT, address, test), out);
    }

    /** The names of listings and test entries: what can differ between two publications. */
    public void listings(EntryStream entries, long now, Consumer<RecordSet> out) {
        if (usesTests(entries, now)) {
            testEntries(out);
        }
        ZoneNames.tell(entries, zone.lists(), now, visitor(out));
    }

    /** Where the names of listings and test entries can differ between two publications of which nothing is over. */
    public Regions between(EntryStream before, EntryStream after, Collection<Prefix> changed) {
        boolean nearTests = zone.tests().yieldToFile()
                && changed.stream()
                        .anyMatch(prefix -> prefix.contains(TestEntries.SPACE) || TestEntries.SPACE.contains(prefix));
        // Whether the test entries are there depends on all of their space.
        List<Prefix> all = nearTests
                ? Stream.concat(changed.stream(), Stream.of(TestEntries.SPACE)).toList()
                : List.copyOf(changed);
        return Regions.between(before, after, zone.lists(), 0, all);
    }

    /** As {@link ServedZone#usesTests}. */
    private boolean usesTests(EntryStream entries, long now) {
        if (!zone.tests().yieldToFile()) {
            return true;
        }
        AtomicBoolean inside = new AtomicBoolean();
        EntryStream near = entries.touching(Regions.around(List.of(TestEntries.SPACE)));
        ZoneNames.tell(near, zone.lists(), now, new ZoneNames.Visitor() {
            @Override
            public void single(IpAddress address, List<Reason> reasons) {
                inside.compareAndSet(false, TestEntries.SPACE.contains(address));
            }

            @Override
            public void wildcard(Prefix prefix, List<Reason> reasons) {
                inside.compareAndSet(false, TestEntries.SPACE.contains(prefix) || prefix.contains(TestEntries.SPACE));
            }
        });
        return !inside.get();
    }

    private ZoneNames.Visitor visitor(Consumer<RecordSet> out) {
        ListingRecords records = zones.listings();
        return new ZoneNames.Visitor() {
            @Override
            public void single(IpAddress address, List<Reason> reasons) {
                DomainName owner = AddressName.of(address, origin());
                out.accept(records.written(owner, RecordType.A, address, reasons));
                withText(records.written(owner, RecordType.TXT, address, reasons), out);
            }

            @Override
            public void wildcard(Prefix prefix, List<Reason> reasons) {
                DomainName owner = AddressName.wildcard(prefix, origin());
                out.accept(records.ofRange(owner, RecordType.A, reasons));
                withText(records.ofRange(owner, RecordType.TXT, reasons), out);
            }
        };
    }

    /** A list made from a file may have no text. */
    private static void withText(RecordSet texts, Consumer<RecordSet> out) {
        if (!texts.data().isEmpty()) {
            out.accept(texts);
        }
    }

    /** A digest of everything but the entries: where it differs, the zone differs though no entry does. */
    public byte[] fingerprint() {
        MessageDigest digest = sha256();
        digest.update(FORM);
        add(digest, soa(0));
        infrastructure(set -> add(digest, set));
        testEntries(set -> add(digest, set));
        zone.tests().byAddress().values().stream()
                .map(TestEntries.Test::criterion)
                .sorted(Comparator.comparing(Criterion::reference))
                .forEach(criterion -> digest.update(criterion.text().getBytes(StandardCharsets.UTF_8)));
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
