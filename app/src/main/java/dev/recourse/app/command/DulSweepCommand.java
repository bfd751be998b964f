package dev.recourse.app.command;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.dul.LookupPtrSource;
import dev.recourse.hub.dul.Sweep;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.LookupLimits;
import dev.recourse.lookup.dns.NameServers;
import dev.recourse.lookup.dns.ResolvConf;
import dev.recourse.lookup.rdns.ReverseLookup;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sweep",
        description = "Reads the reverse name of every address in IPv4 ranges, or goes on where it was.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Whatever interrupts it, the same command goes on: what was found stays. IPv6 is never swept. Example:",
            "  recourse dul sweep isp 192.0.2.0/24 198.51.100.0/24"
        })
final class DulSweepCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Questions a second for each reverse zone, a /24. Default: ${DEFAULT-VALUE}.")
    private int rate = 20;

    @Option(
            names = "--resolver",
            paramLabel = "ADDRESS:PORT",
            description = "The resolver to ask. Default: those of this machine.")
    private List<String> resolvers = List.of();

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "NAME", description = "What the sweep is called.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "RANGE", description = "IPv4 prefixes.")
    private List<String> ranges = List.of();

    DulSweepCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<Prefix> wanted = ranges.stream().map(Prefix::parse).toList();
        ReverseLookup lookup = lookup();
        return context.access().run(folder, hub -> {
            Sweep.Result result = sweep(hub, lookup, wanted);
            if (json) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("sweep", result.name());
                fields.put("addresses", result.addresses());
                fields.put("readBefore", result.readBefore());
                context.out().println(Json.text(fields));
            } else {
                context.out()
                        .println("swept " + result.addresses() + " addresses"
                                + (result.readBefore() == 0 ? "" : ", " + result.readBefore() + " of them before")
                                + ": recourse dul build --sweep " + result.name());
            }
            return Exit.DONE;
        });
    }

    private Sweep.Result sweep(OpenHub hub, ReverseLookup lookup, List<Prefix> wanted) {
        try (ShownProgress progress = context.progress()) {
            return hub.dul().sweep(new LookupPtrSource(lookup), rate).run(name, wanted, progress::swept);
        }
    }

    private ReverseLookup lookup() {
        List<InetSocketAddress> servers = resolvers.isEmpty()
                ? ResolvConf.read(Path.of("/etc/resolv.conf"))
                : resolvers.stream().map(DulSweepCommand::server).toList();
        return new ReverseLookup(
                new DnsClient(NameServers.of(servers), LookupLimits.USUAL), DnsClient.Origin.RESOLVERS);
    }

    private static InetSocketAddress server(String text) {
        try {
            return ListenAddress.parse(text).toSocketAddress();
        } catch (IllegalArgumentException e) {
            throw new RefusedException("'" + text + "' is not ADDRESS:PORT, as in 192.0.2.53:53 or [2001:db8::53]:53");
        }
    }
}
