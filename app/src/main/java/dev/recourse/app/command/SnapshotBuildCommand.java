package dev.recourse.app.command;

import dev.recourse.app.edge.FileLists;
import dev.recourse.app.edge.ListArgument;
import dev.recourse.core.snapshot.SigningKey;
import dev.recourse.core.snapshot.SnapshotWriter;
import dev.recourse.hub.publish.FileReplacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "build",
        description = {
            "Makes a snapshot of list files, to be answered from by 'recourse edge --snapshot'.",
            "Values and texts are answered as the files say them."
        },
        mixinStandardHelpOptions = true)
final class SnapshotBuildCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--zone",
            required = true,
            paramLabel = "NAME",
            description = "The zone root: answers for all lists meant for reject.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String zone;

    @Option(
            names = "--list",
            required = true,
            paramLabel = "NAME=FORMAT:FILE",
            description = "A list and its file, or files with commas between. Formats: ip4set, ip4trie, ip6trie, cidr. May be"
                    + " given several times.")
    private List<String> lists = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The snapshot; replaced as a whole where it exists.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String out;

    @Option(names = "--key", paramLabel = "FILE", description = "Signs it with the key in this file (recourse.key).")
    @Nullable String key;

    SnapshotBuildCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        List<ListArgument> arguments = lists.stream()
                .map(text -> ListArgument.parse(text, context::resolve))
                .toList();
        Optional<SigningKey> signing = key == null ? Optional.empty() : Optional.of(read(context.resolve(key)));
        long now = Instant.now().getEpochSecond();
        FileReplacement file = FileReplacement.of(context.resolve(out));
        try (ShownProgress progress = context.progress()) {
            FileLists.Made made = FileLists.ofLists(zone, arguments, now, progress);
            file.write(to -> SnapshotWriter.write(made.head(), made.entries(), now, signing, to));
        }
        file.commit();
        context.out().println("wrote " + out + " (" + Files.size(context.resolve(out)) + " bytes)");
        return Exit.DONE;
    }

    private static SigningKey read(Path file) throws IOException {
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IOException("the key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
