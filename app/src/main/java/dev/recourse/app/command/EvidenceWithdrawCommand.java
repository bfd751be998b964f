package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.engine.EvidenceKeeper.Withdrawn;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "withdraw",
        description = "Takes back all evidence of a source that was wrong; listings that rest on nothing else end.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "From the first moment it counts for nothing. The listings end in short transactions; what is interrupted goes on",
            "at the next start. What the source sees afterwards is taken again: to keep it out, take its token away.",
            "",
            "Example: recourse evidence withdraw --source trap1"
        })
final class EvidenceWithdrawCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--source", required = true, paramLabel = "NAME", description = "Whose evidence.")
    private String source = "";

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    EvidenceWithdrawCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, this::withdraw);
    }

    private int withdraw(OpenHub hub) {
        Withdrawn withdrawn;
        try (ShownProgress progress = context.progress()) {
            withdrawn = hub.evidence().withdraw(source, progress::withdrawn);
        }
        context.out()
                .println(
                        json
                                ? Json.text(Map.of(
                                        "source",
                                        source,
                                        "evidence",
                                        withdrawn.evidence(),
                                        "listings",
                                        withdrawn.listings()))
                                : "withdrew " + withdrawn.evidence() + " pieces of evidence of " + source + "; "
                                        + withdrawn.listings() + " listings ended or end earlier");
        return Exit.DONE;
    }
}
