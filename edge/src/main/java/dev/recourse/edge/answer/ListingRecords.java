package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Makes the records of a listed address. */
final class ListingRecords {
    /** The most serious first, as in the catalogue; within one criterion the narrowest prefix, which says most. */
    private static final Comparator<Match<Entry.Listed>> ORDER = Comparator.comparingInt(
                    (Match<Entry.Listed> m) -> m.entry().list())
            .thenComparingInt(m -> m.entry().criterion().code())
            .thenComparing(m -> m.entry().criterion().id())
            .thenComparing(m -> m.prefix().bits(), Comparator.reverseOrder());

    private final Catalogue catalogue;
    private final ListingText text;

    ListingRecords(Catalogue catalogue, String webUrl) {
        this.catalogue = catalogue;
        this.text = new ListingText(catalogue, webUrl);
    }

    /**
     * The A or TXT records of an address.
     *
     * @param matches what it is listed for, at least one
     */
    RecordSet of(DomainName owner, int type, IpAddress address, List<Match<Entry.Listed>> matches, long now) {
        return of(
                owner,
                type,
                matches,
                now,
                m -> text.listed(address, m.prefix(), m.entry().criterion()));
    }

    /** The A or TXT records of a wildcard, which cannot say for which address. */
    RecordSet ofRange(DomainName owner, int type, List<Match<Entry.Listed>> matches, long now) {
        return of(
                owner, type, matches, now, m -> text.range(m.prefix(), m.entry().criterion()));
    }

    private RecordSet of(
            DomainName owner,
            int type,
            List<Match<Entry.Listed>> matches,
            long now,
            Function<Match<Entry.Listed>, String> words) {
        List<Match<Entry.Listed>> reasons = onePerCriterion(matches);
        List<byte[]> data = switch (type) {
            case RecordType.A ->
                reasons.stream()
                        .map(m -> m.entry().criterion().code())
                        .distinct()
                        .map(ListingRecords::code)
                        .toList();
            case RecordType.TXT -> reasons.stream().map(words).map(Rdata::text).toList();
            default -> throw new IllegalArgumentException("a listing has no records of type " + type);
        };
        return new RecordSet(owner, type, ttl(matches, now), data);
    }

    /** The A or TXT record of a test entry. */
    RecordSet ofTest(DomainName owner, int type, IpAddress address, Criterion criterion) {
        byte[] data = type == RecordType.A ? code(criterion.code()) : Rdata.text(text.test(address, criterion));
        return new RecordSet(owner, type, listTtl(criterion), List.of(data));
    }

    private static List<Match<Entry.Listed>> onePerCriterion(List<Match<Entry.Listed>> matches) {
        if (matches.size() == 1) {
            return matches;
        }
        List<Match<Entry.Listed>> reasons = new ArrayList<>();
        for (Match<Entry.Listed> match : matches.stream().sorted(ORDER).toList()) {
            if (reasons.isEmpty() || !sameCriterion(reasons.getLast().entry(), match.entry())) {
                reasons.add(match);
            }
        }
        return reasons;
    }

    private static boolean sameCriterion(Entry.Listed a, Entry.Listed b) {
        return a.list() == b.list() && a.criterion().id().equals(b.criterion().id());
    }

    private static byte[] code(int code) {
        return new byte[] {127, 0, 0, (byte) code};
    }

    /** One TTL for the set (RFC 2181 5.2): the least of its lists', and no longer than the first entry lives. */
    private long ttl(List<Match<Entry.Listed>> matches, long now) {
        long ttl = Long.MAX_VALUE;
        for (Match<Entry.Listed> match : matches) {
            ttl = Math.min(ttl, listTtl(match.entry().criterion()));
            ttl = Math.min(ttl, match.entry().expiresAt() - now);
        }
        return Math.max(1, ttl);
    }

    private long listTtl(Criterion criterion) {
        return catalogue.list(criterion.list()).orElseThrow().ttl().toSeconds();
    }
}
