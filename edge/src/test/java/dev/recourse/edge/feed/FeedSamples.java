package dev.recourse.edge.feed;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.feed.Frame;
import dev.recourse.core.feed.Session;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.snapshot.PolicyDigest;
import dev.recourse.core.snapshot.SigningKey;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotBytes;
import dev.recourse.core.table.ListingTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** What a hub would send. */
final class FeedSamples {
    static final long NOW = 1_800_000_000L;
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    static final Policy POLICY = Policy.of(
            CATALOGUE,
            ZonePlan.of(CATALOGUE, "bl.example.org", false),
            new Authority(
                    List.of(DomainName.parse("ns.bl.example.org")),
                    DomainName.parseMailbox("hostmaster@example.org"),
                    Map.of()),
            "https://bl.example.org/");

    private FeedSamples() {}

    static Snapshot empty(long epoch, long serial) {
        return new Snapshot(epoch, serial, NOW, POLICY, ListingTable.EMPTY);
    }

    static byte[] snapshot(long epoch, long serial, SigningKey key) {
        return SnapshotBytes.of(empty(epoch, serial), NOW, Optional.of(key));
    }

    /** A frame of additions of 192.0.2.0 and the addresses behind it. */
    static Frame frame(long epoch, long after, long journal, int entries) {
        Frame.Head head = new Frame.Head(
                new Session(1, 2),
                0,
                epoch,
                after,
                after + entries,
                journal,
                (NOW + 5) * 1000,
                PolicyDigest.of(POLICY));
        return new Frame(
                head,
                LongStream.rangeClosed(after + 1, after + entries)
                        .mapToObj(FeedSamples::added)
                        .toList());
    }

    private static JournalEntry added(long serial) {
        return new JournalEntry(
                serial,
                Instant.ofEpochSecond(NOW + serial),
                Action.ADD,
                "rbl",
                Prefix.parse("192.0.2." + serial),
                Optional.of(CATALOGUE
                        .list("rbl")
                        .orElseThrow()
                        .criteria()
                        .getFirst()
                        .reference()),
                "feed",
                Optional.empty(),
                Actor.ENGINE,
                "");
    }
}
