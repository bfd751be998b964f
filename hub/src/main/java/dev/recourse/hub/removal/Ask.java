package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import java.util.Optional;

/**
 * Somebody asks to take an address off.
 *
 * @param address the address
 * @param from where the asker is, as far as that is known; for the limits alone
 * @param mail where to tell, as it was typed; may be absent
 * @param withdraw whether it is to leave the lists that speak for it, too: never done unasked
 */
public record Ask(IpAddress address, Optional<IpAddress> from, Optional<String> mail, boolean withdraw) {}
