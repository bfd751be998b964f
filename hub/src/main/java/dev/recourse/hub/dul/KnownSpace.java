package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.cloud.CloudRanges;
import dev.recourse.core.dul.Finding;
import dev.recourse.core.dul.PrefixSet;
import dev.recourse.core.dul.Space;
import dev.recourse.core.listing.ListingRules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the store, the clouds and the registries know of addresses, asked in order of address. */
final class KnownSpace implements Space {
    /** The registries have nothing of IPv4 that is narrower. */
    private static final int NET_BITS = 96 + 24;

    private final CloudRanges clouds;
    private final Senders senders;
    private final ListingRules rules;
    private final Map<Finding, PrefixSet> decided;
    private final Map<Finding, PrefixSet> held;
    private final Map<Finding, Set<Prefix>> readAgain = new EnumMap<>(Finding.class);
    private final Map<Finding, Set<Prefix>> stillAReason = new EnumMap<>(Finding.class);
    private Prefix lastNet = Prefix.ALL;
    private boolean lastSpecial;

    /**
     * @param decided exemptions and declarations
     * @param held what a decision removed
     */
    KnownSpace(
            CloudRanges clouds,
            Senders senders,
            ListingRules rules,
            Map<Finding, PrefixSet> decided,
            Map<Finding, PrefixSet> held) {
        this.clouds = clouds;
        this.senders = senders;
        this.rules = rules;
        this.decided = decided;
        this.held = held;
        for (Finding finding : Finding.values()) {
            readAgain.put(finding, new TreeSet<>());
            stillAReason.put(finding, new TreeSet<>());
        }
    }

    @Override
    public boolean cloud(IpAddress address) {
        return clouds.contains(address);
    }

    @Override
    public boolean seenSending(IpAddress address) {
        return senders.seen(address);
    }

    @Override
    public boolean keptOff(Finding finding, IpAddress address) {
        Optional<Prefix> removed = of(held, finding).find(address);
        removed.ifPresent(of(stillAReason, finding)::add);
        return removed.isPresent() || special(address) || of(decided, finding).contains(address);
    }

    /** The address has been read. */
    void read(IpAddress address) {
        held.forEach((finding, removed) -> {
            if (!removed.isEmpty()) {
                removed.find(address).ifPresent(of(readAgain, finding)::add);
            }
        });
    }

    /** The removed prefixes that were read again, and where no name is a reason any more: what removed them has done its work. */
    Set<Prefix> released(Finding finding) {
        Set<Prefix> released = new TreeSet<>(of(readAgain, finding));
        released.removeAll(of(stillAReason, finding));
        return released;
    }

    private static <T> T of(Map<Finding, T> map, Finding finding) {
        return Objects.requireNonNull(map.get(finding));
    }

    private boolean special(IpAddress address) {
        if (!address.isIpv4()) {
            return rules.forbidden(Prefix.of(address)).isPresent();
        }
        if (!lastNet.isIpv4() || !lastNet.contains(address)) {
            lastNet = Prefix.around(address, NET_BITS);
            lastSpecial = rules.forbidden(lastNet).isPresent();
        }
        return lastSpecial;
    }
}
