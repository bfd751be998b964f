package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import java.time.Instant;
import java.util.List;

/**
 * A request as it is kept.
 *
 * @param id its number; not a secret
 * @param cases in the order in which they were opened
 */
public record StoredRequest(long id, IpAddress address, Instant openedAt, boolean open, List<StoredCase> cases) {
    public StoredRequest {
        cases = List.copyOf(cases);
    }
}
