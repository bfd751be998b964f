package dev.recourse.lookup.rdns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.lookup.dns.Deadline;
import dev.recourse.lookup.dns.DnsClient;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whether the neighbours of an address are named by the same machine as it is. About {@link #ASKED} of its /24 or /64 are asked
 * for, always the same ones, so that two readings can be compared.
 *
 * <p>What is found speaks of the name, never of the address: a name that says static or belongs to its holder is not turned
 * into a dynamic one by its neighbours.
 */
public final class Neighbourhood {
    public static final int ASKED = 16;

    private static final Pattern NUMBER = Pattern.compile("(?<![a-z0-9])[0-9a-f]*[0-9][0-9a-f]*(?![a-z0-9])|[0-9]+");

    /** A template that fewer others show may be chance. */
    private static final int FEWEST = 3;

    /** Every number, and every word of hexadecimal digits with a number in it, is the same number. */
    public static final Template NUMBERS =
            (address, name) -> NUMBER.matcher(name).replaceAll("#");

    private static final int IPV4_BITS = 96 + 24;
    private static final int IPV6_BITS = 64;

    private final DnsClient client;
    private final DnsClient.Origin origin;
    private final Template template;

    /** What is left of a name when the parts are taken out that come from its address. */
    @FunctionalInterface
    public interface Template {
        String of(IpAddress address, String name);
    }

    public Neighbourhood(DnsClient client, DnsClient.Origin origin, Template template) {
        this.client = client;
        this.origin = origin;
        this.template = template;
    }

    /** What the neighbours say of one of the address's names. */
    public NeighbourhoodVerdict of(IpAddress address, String name, Deadline deadline) {
        List<IpAddress> neighbours = around(address);
        List<DnsClient.Names> answers = AtOnce.map(neighbours, neighbour -> client.names(neighbour, origin, deadline));
        String own = template.of(address, name);
        int named = 0;
        int unnamed = 0;
        int same = 0;
        for (int i = 0; i < answers.size(); i++) {
            IpAddress neighbour = neighbours.get(i);
            switch (answers.get(i)) {
                case DnsClient.Names.Found found -> {
                    named++;
                    same += found.names().stream()
                                    .anyMatch(n -> template.of(neighbour, n).equals(own))
                            ? 1
                            : 0;
                }
                case DnsClient.Names.None none -> unnamed++;
                case DnsClient.Names.Unknown unknown -> {}
            }
        }
        return verdict(own, same, named, unnamed);
    }

    /** Neighbours without a name neither have the template nor another. */
    private static NeighbourhoodVerdict verdict(String own, int same, int named, int unnamed) {
        if ((named + unnamed) * 2 < ASKED) {
            return new NeighbourhoodVerdict.Unknown(named + unnamed);
        }
        return same >= FEWEST && same * 2 > named
                ? new NeighbourhoodVerdict.MachineMade(own, same, named)
                : new NeighbourhoodVerdict.Unique(same, named, unnamed);
    }

    /** The neighbours that are asked for, the address not among them. */
    static List<IpAddress> around(IpAddress address) {
        return (address.isIpv4() ? ofIpv4(address) : ofIpv6(address))
                .stream()
                        .filter(neighbour -> !neighbour.equals(address))
                        .distinct()
                        .limit(ASKED)
                        .toList();
    }

    /** The two on each side, and the rest round the /24 in steps that fall on every place of a smaller block. */
    private static List<IpAddress> ofIpv4(IpAddress address) {
        int network = address.ipv4Bits() & ~0xff;
        return Stream.concat(
                        Stream.of(1, -1, 2, -2),
                        IntStream.range(1, ASKED).boxed().map(i -> 21 * i))
                .map(step -> IpAddress.ofIpv4(network | ((address.ipv4Bits() + step) & 0xff)))
                .toList();
    }

    /**
     * The lowest of the /64, which is where servers are, those beside the address, and some far away: a name that a server
     * makes up for every one of 2^64 addresses shows there.
     */
    private static List<IpAddress> ofIpv6(IpAddress address) {
        Prefix network = Prefix.around(address, IPV6_BITS);
        LongStream low = LongStream.rangeClosed(1, 6);
        LongStream beside = LongStream.of(1, -1, 2, -2, 3, -3).map(step -> address.low() + step);
        // An odd multiplier gives far and different numbers for 1, 2, 3 …
        LongStream far = LongStream.rangeClosed(1, 2L * ASKED).map(i -> i * 0x9E3779B97F4A7C15L);
        return LongStream.concat(beside, LongStream.concat(low.limit(5), far))
                .mapToObj(last -> new IpAddress(network.first().high(), last))
                .toList();
    }

    /** The block of which it speaks. */
    public static Prefix block(IpAddress address) {
        return Prefix.around(address, address.isIpv4() ? IPV4_BITS : IPV6_BITS);
    }
}
