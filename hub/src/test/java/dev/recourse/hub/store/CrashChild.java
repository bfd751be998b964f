package dev.recourse.hub.store;

import dev.recourse.core.listing.Actor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes to a store until it is killed, and says what was acknowledged: last serial, number of entries, detail, ".". */
final class CrashChild {
    private static final int STAGED = 1_500;

    private final Store store;
    private final String round;
    private final AtomicInteger names = new AtomicInteger();

    private CrashChild(Store store, String round) {
        this.store = store;
        this.round = round;
    }

    public static void main(String[] args) {
        Store store = SqlStore.open(
                new StoreLocation.Sqlite(Path.of(args[0])), StoreFixture.CATALOGUE, () -> StoreFixture.START);
        System.out.println("ready");
        CrashChild child = new CrashChild(store, args[1]);
        for (int i = 0; i < 3; i++) {
            int caller = i;
            Thread.ofPlatform().start(() -> child.apply(caller));
        }
        child.stage();
    }

    private void apply(int caller) {
        Random random = new Random();
        while (true) {
            String name = name();
            List<Change> changes = new ArrayList<>();
            // Renewals and first additions, of this caller's own addresses: one entry each, all with the same detail.
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                String prefix = "192.0.2." + (80 * caller + random.nextInt(80));
                changes.add(StoreFixture.addUntil(prefix, StoreFixture.START.plusSeconds(random.nextInt(900)), name));
            }
            acknowledge(store.writer().apply(changes, Actor.ENGINE), name);
        }
    }

    private void stage() {
        while (true) {
            String name = name();
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < STAGED; i++) {
                changes.add(StoreFixture.addUntil(
                        "2001:db8:0:" + Integer.toHexString(i) + "::/64", StoreFixture.START, name));
            }
            try (StagedChange change = store.writer().stage("rbl", "feed", Actor.IMPORT)) {
                change.add(changes);
                acknowledge(change.commit(), name);
            }
        }
    }

    private String name() {
        return round + "-" + names.incrementAndGet();
    }

    private static void acknowledge(ListingWriter.Committed committed, String name) {
        synchronized (System.out) {
            System.out.println(committed.position().serial() + " " + committed.entries() + " " + name + " .");
            System.out.flush();
        }
    }
}
