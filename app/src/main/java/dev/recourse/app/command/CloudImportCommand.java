package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.cloud.CloudImport;
import dev.recourse.hub.intake.Addresses;
import dev.recourse.hub.intake.SizeLimits;
import dev.recourse.hub.report.Words;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Takes in the ranges that a cloud published.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The file is the cloud's own (AWS, Google, Azure, Oracle as JSON), a geofeed (RFC 8805) or prefixes, one a"
                    + " line:",
            "it tells by itself which. Nothing is fetched. Example: recourse cloud import aws ip-ranges.json"
        })
final class CloudImportCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(
            names = "--accept-size",
            description =
                    "Take it though it is older than what is known, or the cloud shrinks or grows beyond the limit.")
    private boolean acceptSize;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "CLOUD", description = "The short name: aws, gcp, azure or any other.")
    private String cloud = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    CloudImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Path absolute = context.resolve(file);
        return context.access().run(folder, hub -> {
            CloudImport.Result result = run(hub, absolute);
            if (json) {
                context.out().println(Json.text(fields(result)));
            } else {
                print(result);
            }
            return Exit.DONE;
        });
    }

    private CloudImport.Result run(OpenHub hub, Path absolute) {
        Settings settings = hub.settings();
        SizeLimits limits = new SizeLimits(settings.importMaxShrink(), settings.importMaxGrowth());
        return new CloudImport(hub.clouds(), limits, hub.clock()).run(cloud, absolute, acceptSize);
    }

    private void print(CloudImport.Result result) {
        Addresses space = CloudImport.addresses(result.data());
        context.out()
                .println(result.data().cloud().name() + ": "
                        + result.data().ranges().size() + " ranges of "
                        + Words.day(result.data().publishedAt()) + ", from "
                        + result.format().words());
        context.out().println(space.ipv4() + " IPv4 addresses and " + space.ipv6() + " IPv6 /64 networks");
    }

    private static Map<String, Object> fields(CloudImport.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>(CloudStatusCommand.fields(result.data()));
        fields.put("format", result.format().name());
        result.before()
                .ifPresent(before -> fields.put("rangesBefore", before.ranges().size()));
        return fields;
    }
}
