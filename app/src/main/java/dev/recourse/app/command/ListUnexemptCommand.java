package dev.recourse.app.command;

import dev.recourse.core.address.Prefix;
import dev.recourse.hub.store.ListingWriter.Committed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "unexempt",
        description = "Ends exemptions: what is listed there shows again.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "An exemption is ended as a whole, so PREFIX is what 'recourse list show' names. Example:",
            "  recourse list unexempt --list dul 198.51.100.99"
        })
final class ListUnexemptCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--list", required = true, paramLabel = "NAME", description = "The list.")
    private String list = "";

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "PREFIX", description = "Addresses or prefixes that are exempt.")
    private List<String> addresses = List.of();

    ListUnexemptCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<Prefix> prefixes = addresses.stream().map(Prefix::parse).toList();
        return context.access().run(folder, hub -> {
            for (Prefix prefix : prefixes) {
                report(prefix, hub.engine().unexempt(list, prefix));
            }
            return Exit.DONE;
        });
    }

    private void report(Prefix prefix, Committed committed) {
        long serial = committed.position().serial();
        context.out()
                .println(
                        json
                                ? Json.text(Map.of("prefix", prefix.toString(), "list", list, "serial", serial))
                                : prefix + " is no longer exempt from " + list + " (journal " + serial + ")");
    }
}
