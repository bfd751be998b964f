package dev.recourse.core.evidence;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One observation of one address, never edited.
 *
 * @param source who saw it; a name of 1 to 64 letters, digits, '.', '_' or '-'
 * @param id what the source calls it, 1 to 128 printable ASCII characters: the same id of a source is the same evidence
 * @param address who was seen
 * @param kind what was seen
 * @param seenAt when, to the millisecond
 * @param note for the operator, at most 200 characters without control characters; never shown to strangers
 */
public record Evidence(
        String source, String id, IpAddress address, EvidenceKind kind, Instant seenAt, String note) {
    /** The longest {@link #id}, in characters. */
    public static final int ID_MAX = 128;

    /** The longest {@link #note}, in characters. */
    public static final int NOTE_MAX = 200;

    /** How many of the 128 bits of an IPv6 address are judged as one: whoever has one address has its /64. */
    private static final int IPV6_BITS = 64;

    /** @throws RefusedException when a part has not its form */
    public Evidence {
        Listing.requireSourceName(source);
        if (!id.matches("[!-~]{1," + ID_MAX + "}")) {
            throw new RefusedException("an id of evidence is 1 to " + ID_MAX + " printable ASCII characters without spaces");
        }
        if (note.length() > NOTE_MAX || note.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(
                    "a note has at most " + NOTE_MAX + " characters, without line ends, tabs and other control characters");
        }
        seenAt = seenAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Evidence whose source gave it no id: the same kind, address and millisecond are the same evidence. */
    public static Evidence withoutId(
            String source, IpAddress address, EvidenceKind kind, Instant seenAt, String note) {
        String id = kind.word() + "-" + address + "-" + seenAt.toEpochMilli();
        return new Evidence(source, id, address, kind, seenAt, note);
    }

    /** What is judged, and listed: the address; of IPv6 its /64. */
    public Prefix unit() {
        return unitOf(address);
    }

    /** The unit of an address: itself; of IPv6 its /64. */
    public static Prefix unitOf(IpAddress address) {
        return address.isIpv4() ? Prefix.of(address) : Prefix.around(address, IPV6_BITS);
    }

    /** Whether both say the same of the same: a source may send evidence again, not change it. */
    public boolean saysTheSame(Evidence other) {
        return address.equals(other.address) && kind == other.kind && seenAt.equals(other.seenAt);
    }
}
