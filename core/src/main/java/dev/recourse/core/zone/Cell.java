package dev.recourse.core.zone;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The addresses below one name: 256 parts of an IPv4 name, 16 of an IPv6 name, one for each label in front of it. */
final class Cell {
    private static final int TWO_DIGITS = 10;
    /** An IPv4 address has four labels. A wildcard of as many nibbles covers names of five and more only. */
    private static final int IPV6_LEAST = 16;

    final Prefix prefix;
    private final int step;
    private final Content[] parts;

    /** What a part of a cell holds. */
    sealed interface Content {
        /** Nothing is listed. */
        record Empty() implements Content {}

        /** Every address is listed for these. */
        record Uniform(List<Reason> reasons) implements Content {}

        /** Different things, whose names have been told already. */
        record Mixed() implements Content {}
    }

    private static final Content EMPTY = new Content.Empty();
    private static final Content MIXED = new Content.Mixed();

    Cell(Prefix prefix) {
        this.prefix = prefix;
        this.step = step(prefix);
        this.parts = new Content[1 << step];
        Arrays.fill(parts, EMPTY);
    }

    static int step(Prefix prefix) {
        return prefix.isIpv4() ? 8 : 4;
    }

    /** How many bits its parts have. */
    int partBits() {
        return prefix.bits() + step;
    }

    void put(IpAddress first, Content content) {
        parts[index(first, prefix.bits(), step)] = content;
    }

    private static int index(IpAddress address, int from, int count) {
        long word = from < 64 ? address.high() : address.low();
        return (int) (word >>> (64 - from % 64 - count)) & ((1 << count) - 1);
    }

    private Prefix part(int index) {
        long bits = (long) index << (64 - prefix.bits() % 64 - step);
        IpAddress first = prefix.first();
        return new Prefix(
                prefix.bits() < 64
                        ? new IpAddress(first.high() | bits, first.low())
                        : new IpAddress(first.high(), first.low() | bits),
                partBits());
    }

    /** Everything has been put: tells the names, unless one name of the cell around it may say the same. */
    Content close(ZoneNames.Visitor visitor) {
        boolean whole = mayHaveWildcard(prefix) && !Arrays.asList(parts).contains(EMPTY);
        if (whole && parts[0] instanceof Content.Uniform && Arrays.stream(parts).allMatch(parts[0]::equals)) {
            return parts[0];
        }
        Content usual = whole ? mostCommon() : EMPTY;
        if (usual instanceof Content.Uniform uniform) {
            visitor.wildcard(prefix, uniform.reasons());
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] instanceof Content.Uniform uniform && !uniform.equals(usual)) {
                tell(part(i), uniform, visitor);
            }
        }
        return Arrays.stream(parts).allMatch(EMPTY::equals) ? EMPTY : MIXED;
    }

    private static void tell(Prefix part, Content.Uniform uniform, ZoneNames.Visitor visitor) {
        if (part.isSingle()) {
            visitor.single(part.first(), uniform.reasons());
        } else {
            visitor.wildcard(part, uniform.reasons());
        }
    }

    private Content mostCommon() {
        Map<Content, Integer> counts = new HashMap<>();
        Content usual = EMPTY;
        for (Content part : parts) {
            if (part instanceof Content.Uniform
                    && counts.merge(part, 1, Integer::sum) > counts.getOrDefault(usual, 0)) {
                usual = part;
            }
        }
        return usual;
    }

    /**
     * Whether a wildcard of that prefix covers names of its own addresses only. A wildcard reaches any depth, and octets
     * below 10 are nibbles as well: {@code *.0.0.2} is 2.0.0.0/24 and all of 2000::/12.
     */
    static boolean mayHaveWildcard(Prefix prefix) {
        if (!prefix.isIpv4()) {
            return prefix.bits() >= IPV6_LEAST;
        }
        for (int from = Prefix.IPV4.bits(); from < prefix.bits(); from += 8) {
            if (index(prefix.first(), from, 8) >= TWO_DIGITS) {
                return true;
            }
        }
        return false;
    }
}
