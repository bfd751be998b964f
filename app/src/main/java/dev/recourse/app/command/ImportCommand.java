package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.address.Prefix;
import dev.recourse.hub.intake.Addresses;
import dev.recourse.hub.intake.ImportFormat;
import dev.recourse.hub.intake.ImportRequest;
import dev.recourse.hub.intake.ImportResult;
import dev.recourse.hub.intake.ListImport;
import dev.recourse.hub.intake.SizeLimits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Makes a source's entries on a list equal to files.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Only entries of this source change, and only where the files differ from what is listed. A bad line refuses",
            "the whole import. Examples:",
            "  recourse import --list rbl --source example-feed --format cidr addresses.txt --dry-run",
            "  recourse import --list dul --source isp --format ip4trie isp.zone --map 127.0.0.2=owner-declared"
        })
final class ImportCommand implements Callable<Integer> {
    /** Lines named one by one in the report; the rest are counted. */
    private static final int NAMED = 20;

    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--list", required = true, paramLabel = "NAME", description = "The list.")
    private String list = "";

    @Option(names = "--source", required = true, paramLabel = "NAME", description = "Whose entries these are.")
    private String source = "";

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "ip4set, ip4trie or ip6trie (rbldnsd), cidr, drop (Spamhaus DROP as JSON).")
    private String format = "";

    @Option(
            names = "--map",
            paramLabel = "VALUE=CRITERION",
            description = "What a value in the files means here; VALUE is 127.0.0.4, 4, or * for all others.")
    private Map<String, String> maps = new LinkedHashMap<>();

    @Option(names = "--skip-special", description = "Leave out private, reserved and other special-purpose space.")
    private boolean skipSpecial;

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Option(
            names = "--accept-size",
            description = "Take the files though the source shrinks or grows beyond its limit.")
    private boolean acceptSize;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files; together they are one list.")
    private List<Path> files = List.of();

    ImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<Path> absolute = files.stream().map(context::resolve).toList();
        return context.access().run(folder, hub -> {
            absolute.forEach(file -> NotOurs.require(file, hub.settings().data()));
            ImportResult result = run(hub, absolute);
            if (json) {
                context.out().println(Json.text(fields(result)));
            } else {
                print(result);
            }
            return Exit.DONE;
        });
    }

    private ImportResult run(OpenHub hub, List<Path> absolute) {
        Settings settings = hub.settings();
        ImportRequest request = new ImportRequest(
                list,
                source,
                ImportFormat.parse(format),
                absolute,
                maps,
                skipSpecial,
                dryRun,
                acceptSize,
                new SizeLimits(settings.importMaxShrink(), settings.importMaxGrowth()));
        try (ShownProgress progress = context.progress()) {
            return new ListImport(hub.store(), hub.rules(), hub.clock()).run(request, progress);
        }
    }

    private void print(ImportResult r) {
        PrintWriter out = context.out();
        out.println((dryRun ? "would change " : "imported into ") + list + " from " + source + ": " + r.added()
                + " added, " + r.removed() + " removed, " + r.renewed() + " renewed, " + r.unchanged() + " unchanged");
        out.println("addresses: " + count(r.before()) + " before, " + count(r.after()) + " after");
        if (!r.widest().isEmpty()) {
            out.println("widest: " + prefixes(r.widest()));
        }
        if (r.held() > 0) {
            out.println("held: " + r.held() + ", removed here by a decision and still in the files");
        }
        if (!r.skippedSpecial().isEmpty()) {
            out.println("left out, special-purpose space: " + r.skippedSpecial().size());
            r.skippedSpecial().stream().limit(NAMED).forEach(line -> out.println("  " + line));
            if (r.skippedSpecial().size() > NAMED) {
                out.println("  and " + (r.skippedSpecial().size() - NAMED) + " more");
            }
        }
        r.beyondLimit()
                .ifPresent(sentence -> out.println((dryRun && !acceptSize ? "would be kept out: " : "") + sentence));
        r.position().ifPresent(position -> out.println("journal " + position.serial()));
    }

    private Map<String, Object> fields(ImportResult r) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", list);
        fields.put("source", source);
        fields.put("dryRun", dryRun);
        fields.put("added", r.added());
        fields.put("removed", r.removed());
        fields.put("renewed", r.renewed());
        fields.put("unchanged", r.unchanged());
        fields.put("held", r.held());
        fields.put("skippedSpecial", r.skippedSpecial());
        fields.put("ipv4Before", r.before().ipv4());
        fields.put("ipv4After", r.after().ipv4());
        fields.put("ipv6NetworksBefore", r.before().ipv6());
        fields.put("ipv6NetworksAfter", r.after().ipv6());
        fields.put("widest", r.widest().stream().map(Prefix::toString).toList());
        r.beyondLimit().ifPresent(sentence -> fields.put("beyondLimit", sentence));
        r.position().ifPresent(position -> fields.put("serial", position.serial()));
        return fields;
    }

    private static String prefixes(List<Prefix> prefixes) {
        return prefixes.stream().map(Prefix::toString).collect(Collectors.joining(", "));
    }

    private static String count(Addresses addresses) {
        return addresses.ipv4() + " IPv4"
                + (addresses.ipv6().signum() == 0 ? "" : " and " + addresses.ipv6() + " IPv6 /64 networks");
    }
}
