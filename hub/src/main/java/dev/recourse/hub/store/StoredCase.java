package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.Case;
import dev.recourse.core.removal.CheckedLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A case as it is kept.
 *
 * @param request the number of its request
 * @param address the address of its request
 * @param current the case
 * @param version raised by every write: who decides of an old one is told so
 * @param checked what was found when it was looked at last
 * @param nextAt when it is to be looked at by itself
 */
public record StoredCase(
        long request,
        IpAddress address,
        Case current,
        int version,
        List<CheckedLine> checked,
        Optional<Instant> nextAt) {
    public StoredCase {
        checked = List.copyOf(checked);
    }
}
