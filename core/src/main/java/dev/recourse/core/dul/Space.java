package dev.recourse.core.dul;

import dev.recourse.core.address.IpAddress;

/** What is known of addresses beside their names. Asked in order of address. */
public interface Space {
    /** Whether it is of a cloud: it stands alone there, and counts only if it was seen sending. */
    boolean cloud(IpAddress address);

    /** Whether it was seen sending. */
    boolean seenSending(IpAddress address);

    /** Whether a decision keeps it off the list: an exemption, a declaration of its owner, a removal, special-purpose space. */
    boolean keptOff(Finding finding, IpAddress address);
}
