package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.engine.Purge;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        description = "Ends all entries of a source, or all listings of a criterion.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "For a source or a rule that was wrong. Says the number first and changes nothing without --yes. The entries end",
            "in short transactions and are off at once; what is interrupted can be called again. Exemptions stay.",
            "",
            "The next import of the source lists anew what its files hold, unless --hold is given: then imports leave out",
            "what was ended here until the source itself has dropped it.",
            "",
            "Example: recourse purge --criterion rbl/spam-source --dry-run"
        })
final class PurgeCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    /** Whose entries. */
    private static final class Which {
        @Option(names = "--source", required = true, paramLabel = "NAME", description = "All entries of this source.")
        private @Nullable String source;

        @Option(
                names = "--criterion",
                required = true,
                paramLabel = "LIST/ID",
                description = "All listings for this criterion, whoever brought them.")
        private @Nullable String criterion;

        Purge of(Engine engine) {
            if (source != null) {
                return engine.purgeOfSource(source);
            }
            return engine.purgeOfCriterion(criterion == null ? "" : criterion);
        }
    }

    @Option(names = "--hold", description = "Keep imports from bringing back what is ended.")
    private boolean hold;

    @Option(names = "--dry-run", description = "Only say how many entries would end.")
    private boolean dryRun;

    @Option(names = "--yes", description = "End them.")
    private boolean yes;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    PurgeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, this::purge);
    }

    private int purge(OpenHub hub) {
        Purge purge = which.of(hub.engine());
        long found = purge.count();
        if (dryRun) {
            report(found, 0, hub, "would end " + found + " entries");
            return Exit.DONE;
        }
        if (!yes) {
            context.err().println("recourse: this ends " + found + " entries; say --yes to do it");
            return Exit.REFUSED;
        }
        long ended = run(purge, found);
        report(found, ended, hub, "ended " + ended + " entries");
        return Exit.DONE;
    }

    private long run(Purge purge, long found) {
        try (ShownProgress progress =
                new ShownProgress(context.err(), context.invocation().terminal())) {
            return purge.run(hold, ended -> progress.ended(ended, found));
        }
    }

    private void report(long found, long ended, OpenHub hub, String sentence) {
        long serial = hub.store().journal().head().serial();
        if (!json) {
            context.out().println(sentence + " (journal " + serial + ")");
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dryRun", dryRun);
        fields.put("found", found);
        fields.put("ended", ended);
        fields.put("held", hold && !dryRun);
        fields.put("serial", serial);
        context.out().println(Json.text(fields));
    }
}
