package dev.recourse.app.command;

import dev.recourse.core.format.ListFormat;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Writes a list as it is in force now, after holes and exemptions.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: recourse export --list rbl --format ip4trie --out rbl.zone"})
final class ExportCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--list", required = true, paramLabel = "NAME", description = "The list.")
    private String list = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "ip4set, ip4trie, ip6trie (rbldnsd) or cidr. Default: ${DEFAULT-VALUE}.")
    private ListFormat format = ListFormat.CIDR;

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
        return context.access().run(folder, hub -> {
            ListExport export =
                    new ListExport(hub.store().listings(), hub.rules().catalogue(), hub.clock());
            Optional<String> web = Optional.of(hub.settings().webUrl());
            if (target.isPresent()) {
                writeFile(export, web, target.get());
            } else {
                export.write(list, format, web, context.out()::println);
            }
            return Exit.DONE;
        });
    }

    private static boolean isNoFile(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target);
    }

    /** Beside it first: whoever reads the file finds the old one or the new one, never a part. */
    private void writeFile(ListExport export, Optional<String> web, Path target) throws IOException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".new");
        try (BufferedWriter file = Files.newBufferedWriter(unfinished);
                PrintWriter out = new PrintWriter(file)) {
            export.write(list, format, web, out::println);
            if (out.checkError()) {
                throw new IOException("cannot write " + unfinished + ": is the disk full?");
            }
        }
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
