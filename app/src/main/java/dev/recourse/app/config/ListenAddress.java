package dev.recourse.app.config;

import dev.recourse.core.address.IpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * An address and port to listen on; never a host name, so that nothing is looked up.
 *
 * @param port 0 to 65535; 0: any free one
 */
public record ListenAddress(IpAddress address, int port) {

    /**
     * Reads {@code 127.0.0.1:5300} or {@code [::1]:5300}.
     *
     * @throws IllegalArgumentException when the text is not that
     */
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no port");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets");
        }
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("no port");
        }
        return new ListenAddress(
                IpAddress.parse(bracketed ? host.substring(1, host.length() - 1) : host), Integer.parseInt(port));
    }

    /** For a socket. */
    public InetSocketAddress toSocketAddress() {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(octets()), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] octets() {
        byte[] mapped = address.toBytes();
        return address.isIpv4() ? new byte[] {mapped[12], mapped[13], mapped[14], mapped[15]} : mapped;
    }

    @Override
    public String toString() {
        return (address.isIpv4() ? address.toString() : "[" + address + "]") + ":" + port;
    }
}
