package dev.recourse.app.command;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.cloud.CloudData;
import dev.recourse.core.cloud.CloudMatch;
import dev.recourse.core.cloud.CloudRange;
import dev.recourse.core.cloud.CloudRanges;
import dev.recourse.hub.report.ReportFields;
import dev.recourse.hub.report.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Says of which cloud an address is; without one: all ranges.",
        mixinStandardHelpOptions = true)
final class CloudShowCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "ADDRESS", description = "IPv4 or IPv6 addresses.")
    private List<String> addresses = List.of();

    CloudShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<IpAddress> wanted = addresses.stream().map(IpAddress::parse).toList();
        return context.access().run(folder, hub -> {
            CloudRanges ranges = hub.clouds().ranges();
            wanted.forEach(address -> show(address, ranges.find(address)));
            if (wanted.isEmpty()) {
                ranges.data().forEach(this::showAll);
            }
            return Exit.DONE;
        });
    }

    private void show(IpAddress address, Optional<CloudMatch> match) {
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("address", address.toString());
            match.ifPresent(found -> fields.put("cloud", ReportFields.cloud(found)));
            line(Json.text(fields));
        } else {
            line(address + ": " + match.map(CloudShowCommand::words).orElse("of no cloud that is known here"));
        }
    }

    private static String words(CloudMatch match) {
        List<String> services = match.services();
        return match.cloud().name() + (match.region().isEmpty() ? "" : ", region " + match.region())
                + (services.isEmpty() ? "" : ", " + String.join(", ", services)) + " (" + match.prefix()
                + ", by its ranges of " + Words.day(match.publishedAt()) + ")";
    }

    private void showAll(CloudData data) {
        for (CloudRange range : data.ranges()) {
            if (json) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("id", data.cloud().id());
                fields.put("prefix", range.prefix().toString());
                fields.put("region", range.region());
                fields.put("service", range.service());
                line(Json.text(fields));
            } else {
                line(range.prefix() + "\t" + data.cloud().id() + "\t" + range.region() + "\t" + range.service());
            }
        }
    }

    private void line(String text) {
        context.out().println(text);
    }
}
