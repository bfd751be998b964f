package dev.recourse.hub.feed;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
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
import dev.recourse.hub.store.JournalReader;
import dev.recourse.hub.store.Position;
import dev.recourse.testkit.FakeClock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A feed over a journal in memory that grows when it is told to. */
public final class FedHub implements JournalReader {
    public static final String TOKEN = "0123456789abcdef";
    public static final long EPOCH = 3;
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Policy POLICY = Policy.of(
            CATALOGUE,
            ZonePlan.of(CATALOGUE, "bl.example.org", false),
            new Authority(
                    List.of(DomainName.parse("ns.bl.example.org")),
                    DomainName.parseMailbox("hostmaster@example.org"),
                    Map.of()),
            "https://bl.example.org/");

    public final SigningKey key = SigningKey.generate();
    public final FakeClock clock = new FakeClock(NOW);
    public final Feed feed;
    private final List<JournalEntry> entries = new ArrayList<>();
    private volatile Snapshot current = new Snapshot(EPOCH, 0, 0, POLICY, ListingTable.EMPTY);

    /** @param tokens the lines of the file of tokens */
    public FedHub(Path folder, String... tokens) throws IOException {
        this.feed = new Feed(
                new Feed.Source(this, () -> current, atLeast -> MemorySegment.ofArray(snapshot()), key),
                FeedTokens.of(secret(folder.resolve("tokens"), tokens)),
                clock);
    }

    static Path secret(Path file, String... lines) throws IOException {
        Files.write(file, List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** The bytes of a snapshot of now. */
    public byte[] snapshot() {
        return SnapshotBytes.of(current, clock.instant().getEpochSecond(), Optional.of(key));
    }

    /** So many more entries are published. */
    public void publish(int number) {
        synchronized (entries) {
            for (int i = 0; i < number; i++) {
                entries.add(new JournalEntry(
                        entries.size() + 1,
                        NOW,
                        Action.ADD,
                        "rbl",
                        Prefix.parse("2001:db8:0:" + Integer.toHexString(entries.size() & 0xffff) + "::/64"),
                        Optional.of("spam-source@1"),
                        "a source with a long name, so that a frame is large",
                        Optional.empty(),
                        Actor.ENGINE,
                        ""));
            }
            current = current.at(entries.size(), NOW.getEpochSecond(), ListingTable.EMPTY);
        }
        feed.published();
    }

    FollowRequest request(String name, long session) {
        return new FollowRequest(name, "192.0.2.1", new Session(0, session), EPOCH, 0, 0, PolicyDigest.of(POLICY));
    }

    /** The query of a request for changes from the beginning. */
    public String changes(long session) {
        return "/feed/v1/changes?session=" + new Session(0, session) + "&epoch=" + EPOCH + "&after=0&at=0&policy="
                + Long.toHexString(PolicyDigest.of(POLICY));
    }

    @Override
    public Position head() {
        return new Position(EPOCH, current.serial());
    }

    @Override
    public List<JournalEntry> after(long serial, int limit) {
        synchronized (entries) {
            int from = (int) Math.max(0, Math.min(serial, entries.size()));
            return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
        }
    }

    @Override
    public List<JournalEntry> historyOf(IpAddress address, int limit) {
        return List.of();
    }

    @Override
    public List<JournalEntry> historyOf(Prefix prefix, int limit) {
        return List.of();
    }
}
