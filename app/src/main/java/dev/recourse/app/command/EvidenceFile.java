package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.evidence.EvidenceLine;
import dev.recourse.hub.evidence.EvidenceStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the evidence of a file, or of what is piped in. */
final class EvidenceFile {
    private static final String PIPED = "-";

    private final Context context;
    private final OpenHub hub;
    private final EvidenceLine.Defaults defaults;
    private final boolean json;

    EvidenceFile(Context context, OpenHub hub, EvidenceLine.Defaults defaults, boolean json) {
        this.context = context;
        this.hub = hub;
        this.defaults = defaults;
        this.json = json;
    }

    void take(String file) throws IOException {
        EvidenceStream stream = new EvidenceStream(hub.evidence(), file, defaults);
        report(file.equals(PIPED) ? piped(stream) : checked(stream, context.resolve(file)));
    }

    /** Cannot be read twice: taken block by block as it comes. */
    private EvidenceStream.Result piped(EvidenceStream stream) throws IOException {
        try (ShownProgress progress = context.progress()) {
            // As UTF-8 with a sign in the place of what is none: only a note may hold other than ASCII.
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(context.invocation().in(), StandardCharsets.UTF_8));
            return stream.take(in, progress::taken);
        }
    }

    private EvidenceStream.Result checked(EvidenceStream stream, Path path) throws IOException {
        NotOurs.require(path, hub.settings().data());
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new RefusedException(path + " is not a file that can be read twice: pipe it into --file -");
        }
        try (ShownProgress progress = context.progress()) {
            long pieces;
            try (BufferedReader in = Files.newBufferedReader(path)) {
                pieces = stream.check(in);
            }
            try (BufferedReader in = Files.newBufferedReader(path)) {
                return stream.take(in, taken -> progress.taken(taken, pieces));
            }
        }
    }

    private void report(EvidenceStream.Result result) {
        if (!json) {
            context.out()
                    .println("took " + result.pieces() + " pieces of evidence: " + result.kept() + " new, "
                            + result.repeated() + " known already; by the new ones the rules list " + result.listed()
                            + " (journal " + result.serial() + ")");
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("taken", result.pieces());
        fields.put("kept", result.kept());
        fields.put("repeated", result.repeated());
        fields.put("listed", result.listed());
        fields.put("serial", result.serial());
        context.out().println(Json.text(fields));
    }
}
