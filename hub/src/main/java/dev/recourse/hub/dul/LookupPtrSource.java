package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.lookup.rdns.PtrAnswer;
import dev.recourse.lookup.rdns.ReverseLookup;

/** Asks through the lookup module, whose limits for each server and reverse zone hold beside the sweep's own. */
public final class LookupPtrSource implements PtrSource {
    private final ReverseLookup lookup;

    public LookupPtrSource(ReverseLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public PtrRead read(IpAddress address) {
        return switch (lookup.of(address)) {
            case PtrAnswer.Names names -> new PtrRead.Names(names.names());
            case PtrAnswer.None none -> new PtrRead.None();
            case PtrAnswer.Unknown unknown -> new PtrRead.Unknown();
        };
    }
}
