package dev.recourse.app.command;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.hub.store.KeptEvidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description =
                "Shows the evidence on an address (of IPv6 on its /64), newest first: for the operator, with sources.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: recourse evidence show 198.51.100.7"})
final class EvidenceShowCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Parameters(paramLabel = "ADDRESS", description = "The address.")
    private String address = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 1000. Default: 100.")
    private int limit = 100;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    EvidenceShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        IpAddress who = IpAddress.parse(address);
        int most = Math.clamp(limit, 1, 1_000);
        return context.access().run(folder, hub -> {
            List<KeptEvidence> kept = hub.store().evidence().newest(Evidence.unitOf(who), most);
            if (kept.isEmpty() && !json) {
                context.out().println("there is no evidence on " + Evidence.unitOf(who));
            }
            kept.forEach(this::print);
            return Exit.DONE;
        });
    }

    private void print(KeptEvidence kept) {
        Evidence evidence = kept.evidence();
        if (json) {
            context.out().println(Json.text(fields(kept)));
            return;
        }
        context.out()
                .println(String.join(
                        "\t",
                        evidence.address().toString(),
                        evidence.kind().word(),
                        evidence.source(),
                        evidence.seenAt().toString(),
                        evidence.id(),
                        evidence.note()));
    }

    private static Map<String, Object> fields(KeptEvidence kept) {
        Evidence evidence = kept.evidence();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", evidence.address().toString());
        fields.put("kind", evidence.kind().word());
        fields.put("source", evidence.source());
        fields.put("seenAt", evidence.seenAt().toString());
        fields.put("receivedAt", kept.receivedAt().toString());
        fields.put("id", evidence.id());
        fields.put("note", evidence.note());
        return fields;
    }
}
