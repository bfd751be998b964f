package dev.recourse.edge.dns;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;

/** The addresses that 0.0.0.0 and :: stand for. */
final class LocalAddresses {
    private LocalAddresses() {}

    /**
     * The address itself, or all that this machine has of its family. A socket bound to 0.0.0.0 would let the kernel choose
     * the address a reply comes from (RFC 2181 4.1), and java.nio cannot say which it should be.
     */
    static List<InetAddress> of(InetSocketAddress listen) throws ListenException {
        if (!listen.getAddress().isAnyLocalAddress()) {
            return List.of(listen.getAddress());
        }
        boolean ipv4 = listen.getAddress() instanceof Inet4Address;
        List<InetAddress> all;
        try {
            all = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    // Link-local addresses name no machine without their interface: no resolver is sent there.
                    .filter(address -> address instanceof Inet4Address == ipv4 && !address.isLinkLocalAddress())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw ListenException.of(listen, "UDP", e);
        }
        if (all.isEmpty()) {
            throw ListenException.of(listen, "UDP", new IOException("this machine has no address of that family"));
        }
        return all;
    }
}
