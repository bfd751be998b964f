package dev.recourse.app.command;

import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.cloud.CloudGuide;
import dev.recourse.hub.cloud.CloudGuides;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "help",
        description = "Says how an address of a cloud gets a reverse name of its own, with the commands to type.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: recourse cloud help aws --address 203.0.113.45 --name mail.example.org"})
final class CloudGuideCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "The address that stands in the commands.")
    private String address = "ADDRESS";

    @Option(names = "--name", paramLabel = "NAME", description = "The host name that stands in the commands.")
    private String name = "NAME";

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "CLOUD", description = "Short names; without one: which there are.")
    private List<String> clouds = List.of();

    CloudGuideCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<CloudGuide> wanted = clouds.stream().map(CloudGuideCommand::guide).toList();
        if (wanted.isEmpty()) {
            CloudGuides.shipped().list().forEach(this::overview);
        }
        wanted.stream().map(guide -> guide.of(address, name)).forEach(this::show);
        return Exit.DONE;
    }

    private static CloudGuide guide(String cloud) {
        return CloudGuides.shipped()
                .of(cloud)
                .orElseThrow(() -> new RefusedException("there is no help for '" + cloud + "' (there is: "
                        + CloudGuides.shipped().names() + ")"));
    }

    private void overview(CloudGuide guide) {
        line(
                json
                        ? Json.text(Map.of(
                                "id", guide.cloud().id(), "name", guide.cloud().name()))
                        : guide.cloud().id() + "  " + guide.cloud().name() + "; ranges: " + guide.ranges());
    }

    private void show(CloudGuide guide) {
        if (json) {
            line(Json.text(fields(guide)));
            return;
        }
        line(guide.cloud().name());
        line("  A reverse name of one's own for the address as it is given out: "
                + (guide.defaultHasName() ? "possible." : "not possible."));
        line("  " + guide.about());
        int number = 1;
        for (CloudGuide.Step step : guide.steps()) {
            line("  " + number++ + ". " + step.text());
            step.commands().forEach(command -> line("       " + command));
        }
        guide.checks().forEach(check -> line("  To check: " + check));
        line("  Port 25: " + guide.port25());
    }

    private static Map<String, Object> fields(CloudGuide guide) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", guide.cloud().id());
        fields.put("name", guide.cloud().name());
        fields.put("ranges", guide.ranges());
        fields.put("defaultHasName", guide.defaultHasName());
        fields.put("about", guide.about());
        fields.put(
                "steps",
                guide.steps().stream()
                        .map(step -> Map.of("text", step.text(), "commands", step.commands()))
                        .toList());
        fields.put("checks", guide.checks());
        fields.put("port25", guide.port25());
        return fields;
    }

    private void line(String text) {
        context.out().println(text);
    }
}
