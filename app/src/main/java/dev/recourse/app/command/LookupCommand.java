package dev.recourse.app.command;

import dev.recourse.core.address.IpAddress;
import dev.recourse.hub.report.AddressReport;
import dev.recourse.hub.report.HistoryLine;
import dev.recourse.hub.report.ReportFields;
import dev.recourse.hub.report.ReportedEntry;
import dev.recourse.hub.report.ReportedExemption;
import dev.recourse.hub.report.Words;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lookup",
        description = "Says what is known of an address: on which lists, why, since, until, and its history.",
        mixinStandardHelpOptions = true,
        footer = {"", "It asks this list only, never the network. Example: recourse lookup 203.0.113.45 --json"})
final class LookupCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "One JSON object a line, as the web interface gives it.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "IPv4 or IPv6 addresses.")
    private List<String> addresses = List.of();

    LookupCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<IpAddress> wanted = addresses.stream().map(IpAddress::parse).toList();
        return context.access().run(folder, hub -> {
            for (IpAddress address : wanted) {
                AddressReport report = hub.reporter().report(address);
                if (json) {
                    context.out().println(Json.text(ReportFields.of(report)));
                } else {
                    print(report);
                }
            }
            return Exit.DONE;
        });
    }

    private void print(AddressReport report) {
        line(report.address() + (report.listed() ? " is listed" : " is not listed"));
        report.background().cloud().ifPresent(cloud -> line("  " + Words.cloud(cloud)));
        report.background().name().ifPresent(name -> line("  " + Words.readName(name)));
        report.entries().forEach(this::print);
        report.silenced()
                .forEach(s -> line("  not on " + s.list().name() + ", though " + s.prefix() + " is: "
                        + s.cause().words()));
        report.exemptions().forEach(this::print);
        if (!report.history().isEmpty()) {
            line("  history:");
            report.history().forEach(this::print);
        }
    }

    private void print(ReportedEntry entry) {
        line("  " + entry.list().name() + " " + entry.criterion().codeText() + ": it "
                + entry.criterion().sentence());
        line("      " + entry.prefix() + " (" + Words.size(entry.prefix()) + "), from " + entry.source() + ", since "
                + entry.since() + ", " + entry.until().map(at -> "until " + at).orElse("while it is true"));
        if (!entry.detail().isEmpty()) {
            line("      " + entry.detail());
        }
        entry.evidence().forEach(evidence -> line("      " + evidence.sentence()));
    }

    private void print(ReportedExemption exemption) {
        line("  exempt from " + exemption.list().name() + " (" + exemption.prefix() + ") since " + exemption.since()
                + ": " + exemption.cause());
    }

    private void print(HistoryLine line) {
        line("      " + line.entry().serial() + "  " + line.entry().at() + "  " + line.action() + " "
                + line.entry().list() + " " + line.entry().prefix());
    }

    private void line(String text) {
        context.out().println(text);
    }
}
