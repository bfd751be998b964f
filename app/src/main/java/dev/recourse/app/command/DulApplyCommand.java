package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.dul.DulDecision;
import dev.recourse.hub.intake.SizeLimits;
import dev.recourse.hub.intake.SourceChange;
import dev.recourse.hub.store.DulRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        description = "Makes what is listed from reverse names equal to a run: all of it at once, or nothing.",
        mixinStandardHelpOptions = true)
final class DulApplyCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--accept-size", description = "Apply it though a list shrinks or grows beyond its limit.")
    private boolean acceptSize;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(paramLabel = "RUN", description = "The number of the run.")
    private long run;

    DulApplyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            show(context, json, "applied run " + run, apply(hub, hub.dul().run(run)));
            return Exit.DONE;
        });
    }

    private DulDecision.Done apply(OpenHub hub, DulRun wanted) {
        Settings settings = hub.settings();
        Optional<SizeLimits> limits = acceptSize
                ? Optional.empty()
                : Optional.of(new SizeLimits(settings.importMaxShrink(), settings.importMaxGrowth()));
        try (ShownProgress progress = context.progress()) {
            return hub.dul().decision().apply(wanted, limits, progress);
        }
    }

    static void show(Context context, boolean json, String what, DulDecision.Done done) {
        SourceChange.Counts counts = done.counts();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("done", what);
            fields.put("added", counts.added());
            fields.put("removed", counts.removed());
            fields.put("renewed", counts.renewed());
            fields.put("unchanged", counts.unchanged());
            fields.put("serial", done.position().serial());
            context.out().println(Json.text(fields));
            return;
        }
        context.out()
                .println(what + ": " + counts.added() + " prefixes added, " + counts.removed() + " removed, "
                        + counts.renewed() + " renewed, " + counts.unchanged() + " unchanged");
        context.out().println("journal " + done.position().serial());
    }
}
