package dev.recourse.hub.dul;

import dev.recourse.core.address.Prefix;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.LookupLimits;
import dev.recourse.lookup.dns.NameServers;
import dev.recourse.lookup.rdns.ReverseLookup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A process that sweeps, to be killed: says after each zone how many addresses it has. */
final class SweepChild {
    private SweepChild() {}

    /** Folder, port of the resolver, rate, ranges. */
    public static void main(String[] arguments) {
        InetSocketAddress resolver =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
        ReverseLookup lookup = new ReverseLookup(
                new DnsClient(NameServers.of(List.of(resolver)), LookupLimits.USUAL), DnsClient.Origin.RESOLVERS);
        List<Prefix> ranges = List.of(arguments).subList(3, arguments.length).stream()
                .map(Prefix::parse)
                .toList();
        Sweep.Result result = new Sweep(
                        new DulFolder(Path.of(arguments[0])),
                        new LookupPtrSource(lookup),
                        Instant::now,
                        Integer.parseInt(arguments[2]))
                .run("isp", ranges, (done, total, left) -> say("done " + done));
        say("end " + result.readBefore());
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
