package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.cloud.CloudData;
import dev.recourse.hub.cloud.CloudImport;
import dev.recourse.hub.intake.Addresses;
import dev.recourse.hub.report.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Shows which clouds are known, how much they have, and how old that is.",
        mixinStandardHelpOptions = true)
final class CloudStatusCommand implements Callable<Integer> {
    /** Clouds publish weekly or oftener; after so long a file is old. */
    private static final long OLD_DAYS = 60;

    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    CloudStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            List<CloudData> known = hub.clouds().ranges().data();
            for (CloudData data : known) {
                show(data, hub);
            }
            if (known.isEmpty() && !json) {
                context.out().println("no ranges are known: see 'recourse cloud import --help'");
            }
            // Says so by its exit code: whoever builds from this would take a cloud for somebody's network.
            hub.clouds().requireWhole();
            return Exit.DONE;
        });
    }

    private void show(CloudData data, OpenHub hub) {
        long days = Duration.between(data.publishedAt(), hub.clock().instant()).toDays();
        if (json) {
            Map<String, Object> fields = fields(data);
            fields.put("ageDays", days);
            fields.put("old", days > OLD_DAYS);
            context.out().println(Json.text(fields));
        } else {
            Addresses space = CloudImport.addresses(data);
            context.out()
                    .println(data.cloud().id() + "  " + data.cloud().name() + ": "
                            + data.ranges().size() + " ranges, "
                            + space.ipv4() + " IPv4 addresses, of " + Words.day(data.publishedAt()) + ", " + days
                            + " days old" + (days > OLD_DAYS ? ": import a newer file" : ""));
        }
    }

    static Map<String, Object> fields(CloudData data) {
        Addresses space = CloudImport.addresses(data);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", data.cloud().id());
        fields.put("name", data.cloud().name());
        fields.put("publishedAt", data.publishedAt().toString());
        fields.put("ranges", data.ranges().size());
        fields.put("ipv4", space.ipv4());
        fields.put("ipv6Networks", space.ipv6());
        return fields;
    }
}
