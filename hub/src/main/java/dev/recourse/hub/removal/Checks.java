package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.Finding;
import dev.recourse.core.removal.Neighbours;
import dev.recourse.core.removal.OwnerPolicy;
import dev.recourse.core.removal.Retest;
import dev.recourse.core.removal.ReverseDns;
import java.util.Optional;

/**
 * Asks the world about an address. Each may take some seconds and has a limit of its own; trouble outside is Unknown, never an
 * exception. Safe for any number of threads.
 */
public interface Checks {
    /** Its names, what they say, and whether they lead back; asked where a change is seen at once. */
    Finding<ReverseDns> reverseDns(IpAddress address);

    /** How the addresses around it are named, compared to a name of it. */
    Finding<Neighbours> neighbours(IpAddress address, String name);

    /** What the last test of a relay or proxy there said. */
    Finding<Retest> retest(IpAddress address);

    /** What the owner of its range has declared of it. */
    Finding<OwnerPolicy> owner(IpAddress address);

    /** The cloud or hoster that it is known to be of. */
    Optional<String> cloud(IpAddress address);
}
