package dev.recourse.app.printconfig;

import dev.recourse.core.address.IpAddress;
import java.util.List;
import java.util.Set;

/** What a resolver must be told to find our server. */
final class StubAddress {

    /** Zones that unbound answers NXDOMAIN for by itself (RFC 6303, 6761, 7686, 8375), as far as a list may be in one. */
    private static final List<String> BUILT_IN = List.of("test", "invalid", "localhost", "onion", "home.arpa");

    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::");

    private StubAddress() {}

    /** As in {@code stub-addr: 127.0.0.1@5300}. A server that listens on every address is asked on loopback. */
    static String of(IpAddress listen, int port) {
        return (EVERY_ADDRESS.contains(listen.toString()) ? "127.0.0.1" : listen) + "@" + port;
    }

    /** The built-in zone that would hide ours; mostly none. */
    static List<String> builtIn(String root) {
        return BUILT_IN.stream()
                .filter(name -> root.equals(name) || root.endsWith("." + name))
                .toList();
    }
}
