package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody asks for an address.
 *
 * @param lists the lists to be taken off, with the criteria for which the address is there
 * @param linkHash the SHA-256 of the secret of the asker's own link
 * @param readToken the secret of the link that only shows
 * @param mail where to tell
 * @param network the network from which was asked, for the limits
 */
public record NewRequest(
        IpAddress address,
        Instant at,
        Map<String, List<String>> lists,
        LinkHash linkHash,
        String readToken,
        Optional<String> mail,
        String network) {
    public NewRequest {
        lists = Map.copyOf(lists);
    }
}
