package dev.recourse.app.wiring;

import dev.recourse.core.list.Catalogue;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.table.ListingTable;
import dev.recourse.hub.publish.SnapshotFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What is known before the store is open.
 *
 * @param snapshot the last good state, or an empty one of no epoch
 * @param usable whether it may be answered from
 */
public record Start(SnapshotFile file, Snapshot snapshot, boolean usable) {
    private static final Snapshot NOTHING = new Snapshot(0, 0, 0, ListingTable.EMPTY);

    /**
     * Reads the snapshot file of the folder. A damaged one is put aside and named: the store still has everything.
     *
     * @param warnings is told, in one sentence, what is wrong with the file
     */
    public static Start read(Path dataFolder, Consumer<String> warnings) {
        SnapshotFile file = new SnapshotFile(dataFolder, Catalogue.shipped());
        if (!file.exists()) {
            return new Start(file, NOTHING, false);
        }
        try {
            return new Start(file, file.read(), true);
        } catch (SnapshotException e) {
            warnings.accept("the snapshot " + file.path() + " is not used: " + e.getMessage()
                    + "; it is made again from the store" + putAside(file));
        } catch (IOException e) {
            warnings.accept("the snapshot " + file.path() + " cannot be read: " + e.getMessage()
                    + "; it is made again from the store");
        }
        return new Start(file, NOTHING, false);
    }

    private static String putAside(SnapshotFile file) {
        try {
            return ", and kept as " + file.setAside().getFileName();
        } catch (IOException e) {
            return "";
        }
    }
}
