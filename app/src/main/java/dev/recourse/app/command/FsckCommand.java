package dev.recourse.app.command;

import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.core.snapshot.SnapshotCheck;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.snapshot.SnapshotReader;
import dev.recourse.hub.publish.SnapshotFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fsck",
        description = {
            "Checks a snapshot file: that it is whole, and that what is answered from it is what its entries say.",
            "Only reads; a server may run."
        },
        mixinStandardHelpOptions = true)
final class FsckCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The snapshot. Default: that of the data folder.")
    private @Nullable String file;

    @Option(names = "--trust", paramLabel = "KEY", description = "It must be signed by this key.")
    private @Nullable String trust;

    FsckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Path path = file != null
                ? context.resolve(file)
                : folder.settings(context.invocation().workingFolder()).data().resolve(SnapshotFile.NAME);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            return check(path, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        }
    }

    private int check(Path path, MemorySegment bytes) {
        try {
            if (trust != null) {
                SnapshotReader.requireSignedBy(Set.of(PublicKey.parse(trust)), bytes);
            }
            SnapshotCheck.Checked checked = SnapshotCheck.check(bytes);
            SnapshotReader.About about = checked.about();
            context.out()
                    .println(path + " is whole: " + checked.entries() + " entries on " + checked.prefixes()
                            + " prefixes, " + checked.addresses() + " addresses looked up both ways");
            context.out()
                    .println("position " + about.serial() + " of epoch " + about.epoch() + ", made "
                            + Instant.ofEpochSecond(about.madeAt()) + ", "
                            + about.key().map(key -> "signed by " + key).orElse("not signed"));
            return Exit.DONE;
        } catch (SnapshotException | IllegalArgumentException e) {
            context.err().println("recourse: the snapshot " + path + " is not good: " + e.getMessage());
            return Exit.REFUSED;
        }
    }
}
