package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.app.wiring.ZoneFile;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.intake.ListExport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Writes a list as it is in force now, after holes and exemptions, or a whole zone.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: recourse export --list rbl --format ip4trie --out rbl.zone"})
final class ExportCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--list", paramLabel = "NAME", description = "The list.")
    private String list = "";

    @Option(names = "--zone", paramLabel = "NAME", description = "The zone, with --format master.")
    private String zone = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "ip4set, ip4trie, ip6trie (rbldnsd) or cidr; master, of a zone. Default: ${DEFAULT-VALUE}.")
    private ExportFormat format = ExportFormat.CIDR;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to. Default: standard output.")
    private @Nullable Path file;

    ExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Path> target = Optional.ofNullable(file).map(context::resolve);
        if (target.filter(ExportCommand::isNoFile).isPresent()) {
            throw new RefusedException(
                    file
                            + " is not a regular file and would be replaced by one: leave --out away to write to standard output");
        }
        boolean whole = format.ofList.isEmpty();
        if ((whole ? zone : list).isEmpty() || !(whole ? list : zone).isEmpty()) {
            throw new RefusedException("--format master writes a zone (--zone NAME), all others a list (--list NAME)");
        }
        return context.access().run(folder, hub -> {
            if (target.isPresent()) {
                writeFile(hub, target.get());
            } else {
                write(hub, context.out()::println);
            }
            return Exit.DONE;
        });
    }

    private static boolean isNoFile(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target);
    }

    private void write(OpenHub hub, Consumer<String> out) {
        if (format.ofList.isEmpty()) {
            ZoneFile.write(hub, zone, out);
            return;
        }
        new ListExport(hub.store().listings(), hub.rules().catalogue(), hub.clock())
                .write(list, format.ofList.get(), Optional.of(hub.settings().webUrl()), out);
    }

    /** Beside it first: whoever reads the file finds the old one or the new one, never a part. */
    private void writeFile(OpenHub hub, Path target) throws IOException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".new");
        try (BufferedWriter file = Files.newBufferedWriter(unfinished);
                PrintWriter out = new PrintWriter(file)) {
            write(hub, out::println);
            if (out.checkError()) {
                throw new IOException("cannot write " + unfinished + ": is the disk full?");
            }
        }
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
