package dev.recourse.edge.transfer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.TsigKey;
import java.util.List;

/**
 * Who may have the zones: whoever signs with a key of ours, from anywhere, and unsigned who asks from one of the prefixes.
 *
 * @param unsigned where requests need no signature
 * @param keys the keys that we know
 */
public record TransferPolicy(List<Prefix> unsigned, List<TsigKey> keys) {
    /** Nobody may. */
    public static final TransferPolicy NOBODY = new TransferPolicy(List.of(), List.of());

    public TransferPolicy {
        unsigned = List.copyOf(unsigned);
        keys = List.copyOf(keys);
    }

    /** Whether anybody may: if not, nothing needs to be kept for transfers. */
    public boolean isOpen() {
        return !unsigned.isEmpty() || !keys.isEmpty();
    }

    boolean allowsUnsigned(IpAddress client) {
        return unsigned.stream().anyMatch(prefix -> prefix.contains(client));
    }
}
