package dev.recourse.lookup.dns;

import dev.recourse.core.address.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The resolvers of this machine, as {@code resolv.conf} names them. */
public final class ResolvConf {
    private static final int DNS = 53;

    /** What the C library takes too. */
    private static final int MOST = 3;

    private ResolvConf() {}

    /** The servers of that file in its order; where it names none or is not there, the one that the C library assumes. */
    public static List<InetSocketAddress> read(Path file) {
        List<InetSocketAddress> servers = lines(file).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 2 && words[0].equals("nameserver"))
                .flatMap(words -> IpAddress.tryParse(words[1]).stream())
                .map(address -> socketAddress(address, DNS))
                .limit(MOST)
                .toList();
        return servers.isEmpty() ? List.of(socketAddress(IpAddress.parse("127.0.0.1"), DNS)) : servers;
    }

    /** Without ever asking DNS. */
    public static InetSocketAddress socketAddress(IpAddress address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address.toBytes()), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 octets are an address", e);
        }
    }

    private static List<String> lines(Path file) {
        return readable(file).orElse(List.of());
    }

    private static Optional<List<String>> readable(Path file) {
        try {
            return Optional.of(Files.readAllLines(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
