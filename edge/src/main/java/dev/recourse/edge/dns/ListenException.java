package dev.recourse.edge.dns;

import dev.recourse.core.address.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;

/** An address cannot be listened on. The message is one plain sentence for the operator. */
public final class ListenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    private ListenException(String message, boolean inUse, IOException cause) {
        super(message, cause);
        this.inUse = inUse;
    }

    static ListenException of(InetSocketAddress address, String transport, IOException cause) {
        String where = text(address);
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("in use")) {
            return new ListenException(
                    where + " is in use (" + transport + "): another server runs there", true, cause);
        }
        if (reason.contains("assign requested")) {
            return new ListenException(
                    where + " cannot be listened on (" + transport + "): this machine does not have that address",
                    false,
                    cause);
        }
        if (reason.contains("permission denied")) {
            return new ListenException(
                    where + " cannot be listened on (" + transport
                            + "): ports below 1024 need root or the capability CAP_NET_BIND_SERVICE",
                    false,
                    cause);
        }
        return new ListenException(
                where + " cannot be listened on (" + transport + "): " + cause.getMessage(), false, cause);
    }

    /** Whether another server has the port. */
    public boolean isInUse() {
        return inUse;
    }

    private static String text(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : IpAddress.ofBytes(address.getAddress().getAddress()).toString();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
