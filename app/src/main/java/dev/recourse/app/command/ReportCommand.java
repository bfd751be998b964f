package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.evidence.Judgement;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.evidence.EvidenceLine;
import dev.recourse.hub.store.Ruling;
import dev.recourse.hub.store.Taking;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description =
                "Takes evidence: that an address was seen sending spam, a burst or any mail, or is an open relay.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Published rules list by it (docs/evidence.md). The same evidence again changes nothing. A file is read to its",
            "end before anything of it is taken: a bad line refuses all. A stream is taken as it comes, in blocks.",
            "Examples:",
            "  recourse report 198.51.100.7 --kind spam --source trap1",
            "  recourse report --file evidence.tsv --source trap1",
            "  tail -F seen.tsv | recourse report --file -"
        })
final class ReportCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Parameters(arity = "0..1", paramLabel = "ADDRESS", description = "Who was seen; without it a file says.")
    private @Nullable String address;

    @Option(names = "--kind", paramLabel = "KIND", description = "spam, burst, relay or delivered.")
    private @Nullable String kind;

    @Option(names = "--source", paramLabel = "NAME", description = "Who saw it.")
    private @Nullable String source;

    @Option(names = "--at", paramLabel = "TIME", description = "When, as in 2026-11-24T08:00:00Z. Default: now.")
    private @Nullable String at;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "What the source calls it. Default: kind, address and time.")
    private @Nullable String id;

    @Option(names = "--note", paramLabel = "TEXT", description = "For the operator; strangers never see it.")
    private String note = "";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Lines ADDRESS kind source time id note, with tabs between; - reads what is piped in.")
    private @Nullable String file;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    ReportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if ((address == null) == (file == null)) {
            throw new RefusedException("say either an ADDRESS or --file FILE");
        }
        if (file != null && (at != null || id != null || !note.isEmpty())) {
            throw new RefusedException("--at, --id and --note are for one ADDRESS: in a file each line has its own");
        }
        return context.access().run(folder, this::take);
    }

    private int take(OpenHub hub) throws IOException {
        if (file != null) {
            EvidenceLine.Defaults defaults = new EvidenceLine.Defaults(
                    Optional.ofNullable(kind).map(EvidenceLine::kind), Optional.ofNullable(source), hub.clock());
            new EvidenceFile(context, hub, defaults, json).take(file);
            return Exit.DONE;
        }
        Evidence evidence = evidence(hub.clock().instant());
        return switch (hub.evidence().take(List.of(evidence))) {
            case Taking.Taken taken -> {
                context.out().println(json ? Json.text(fields(evidence, taken)) : words(evidence, taken));
                yield Exit.DONE;
            }
            case Taking.Refused refused -> throw new RefusedException(refused.reason());
        };
    }

    private Evidence evidence(Instant now) {
        if (kind == null || source == null) {
            throw new RefusedException("say what was seen and who saw it: --kind KIND --source NAME");
        }
        EvidenceKind seen = EvidenceLine.kind(kind);
        IpAddress who = IpAddress.parse(String.valueOf(address));
        Instant seenAt = at == null ? now : EvidenceLine.time(at);
        return id == null
                ? Evidence.withoutId(source, who, seen, seenAt, note)
                : new Evidence(source, id, who, seen, seenAt, note);
    }

    private static String words(Evidence evidence, Taking.Taken taken) {
        String taking = taken.kept() == 1
                ? "kept: " + evidence.kind().word() + " of " + evidence.address() + ", seen " + evidence.seenAt()
                : "known already, nothing changed";
        return taken.rulings().stream()
                .map(r -> taking + "\n" + words(r, taken))
                .findFirst()
                .orElse(taking);
    }

    private static String words(Ruling ruling, Taking.Taken taken) {
        EvidenceRule rule = ruling.rule();
        return ruling.unit()
                + switch (ruling.judgement()) {
                    case Judgement.Listed listed ->
                        " is on " + rule.list() + " until " + listed.until() + " by rule " + rule.reference()
                                + " (journal " + taken.position().serial() + ")";
                    case Judgement.NotListed not ->
                        " is not listed by that: rule " + rule.reference() + " wants it seen " + rule.times()
                                + " times or by " + rule.sources() + " sources within " + days(rule.window())
                                + "; so far "
                                + not.times() + " and " + not.sources();
                    case Judgement.NeverListed never ->
                        " is not listed: " + never.entry().prefix() + " is never listed by a rule"
                                + (never.entry().reason().isEmpty()
                                        ? ""
                                        : " (" + never.entry().reason() + ")");
                };
    }

    private static String days(Duration window) {
        return window.toDays() > 0 ? window.toDays() + " days" : window.toHours() + " h";
    }

    private static Map<String, Object> fields(Evidence evidence, Taking.Taken taken) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", evidence.address().toString());
        fields.put("kind", evidence.kind().word());
        fields.put("source", evidence.source());
        fields.put("id", evidence.id());
        fields.put("seenAt", evidence.seenAt().toString());
        fields.put("kept", taken.kept() == 1);
        taken.rulings().forEach(ruling -> {
            fields.put("rule", ruling.rule().reference());
            fields.put("unit", ruling.unit().toString());
            switch (ruling.judgement()) {
                case Judgement.Listed listed -> {
                    fields.put("listed", ruling.rule().list());
                    fields.put("until", listed.until().toString());
                }
                case Judgement.NotListed not -> {
                    fields.put("times", not.times());
                    fields.put("sources", not.sources());
                }
                case Judgement.NeverListed never ->
                    fields.put("neverListed", never.entry().prefix().toString());
            }
        });
        fields.put("serial", taken.position().serial());
        return fields;
    }
}
