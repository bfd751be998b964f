package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import dev.recourse.core.table.Verdict;
import dev.recourse.core.zone.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the records of a listed address. */
final class ListingRecords {
    private final long[] ttls;
    private final ListingText text;

    ListingRecords(Catalogue catalogue, String webUrl) {
        this.ttls = catalogue.lists().stream()
                .map(BlockList::ttl)
                .mapToLong(ttl -> ttl.toSeconds())
                .toArray();
        this.text = new ListingText(catalogue, webUrl);
    }

    /**
     * The A or TXT records of an address; none of type TXT where a list made from a file has no text.
     *
     * @param lists the lists that the zone answers for, of which at least one is in the verdict
     */
    RecordSet of(DomainName owner, int type, IpAddress address, Verdict verdict, long lists, long now) {
        List<byte[]> data = new ArrayList<>(verdict.matches().size());
        long ttl = Long.MAX_VALUE;
        for (Match<Entry.Listed> match : verdict.matches()) {
            Entry.Listed entry = match.entry();
            if ((1L << entry.list() & lists) != 0) {
                ttl = Math.min(ttl, Math.min(ttls[entry.list()], entry.expiresAt() - now));
                add(data, type, entry.criterion(), c -> text.listed(address, match.around(address), c));
            }
        }
        // One TTL for the set (RFC 2181 5.2): the least of its lists', and no longer than the first entry lives.
        return new RecordSet(owner, type, Math.max(1, ttl), data);
    }

    /** The A or TXT records of an address, as they are written down: a TTL that stands cannot shrink. */
    RecordSet written(DomainName owner, int type, IpAddress address, List<Reason> reasons) {
        List<byte[]> data = new ArrayList<>(reasons.size());
        reasons.forEach(
                reason -> add(data, type, reason.entry().criterion(), c -> text.listed(address, reason.prefix(), c)));
        return new RecordSet(owner, type, ttl(reasons), data);
    }

    /** The A or TXT records of a wildcard, which cannot say for which address. */
    RecordSet ofRange(DomainName owner, int type, List<Reason> reasons) {
        List<byte[]> data = new ArrayList<>(reasons.size());
        reasons.forEach(reason -> add(data, type, reason.entry().criterion(), c -> text.range(reason.prefix(), c)));
        return new RecordSet(owner, type, ttl(reasons), data);
    }

    private long ttl(List<Reason> reasons) {
        return reasons.stream()
                .mapToLong(reason -> ttls[reason.entry().list()])
                .min()
                .orElseThrow();
    }

    private static void add(
            List<byte[]> data, int type, Criterion criterion, Function<Criterion, Optional<String>> words) {
        switch (type) {
            case RecordType.A -> addOnce(data, code(criterion));
            case RecordType.TXT -> words.apply(criterion).map(Rdata::text).ifPresent(t -> addOnce(data, t));
            default -> throw new IllegalArgumentException("a listing has no records of type " + type);
        }
    }

    /** No record stands in a set twice (RFC 2181 5). */
    private static void addOnce(List<byte[]> data, byte[] record) {
        for (byte[] other : data) {
            if (Arrays.equals(other, record)) {
                return;
            }
        }
        data.add(record);
    }

    /** The A or TXT record of a test entry; none of type TXT where a list made from a file has no text. */
    RecordSet ofTest(DomainName owner, int type, IpAddress address, TestEntries.Test test) {
        List<byte[]> data = type == RecordType.A
                ? List.of(code(test.criterion()))
                : text.test(address, test.criterion())
                        .map(Rdata::text)
                        .map(List::of)
                        .orElse(List.of());
        return new RecordSet(owner, type, ttls[test.list()], data);
    }

    private static byte[] code(Criterion criterion) {
        return Rdata.address(IpAddress.ofIpv4(criterion.address()));
    }
}
