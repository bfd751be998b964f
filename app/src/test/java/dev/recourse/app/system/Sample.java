package dev.recourse.app.system;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.address.SpecialPurpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Random entries for rbldnsd's trie formats, with 10,000 listed addresses to ask about, a third of them in ranges, and
 * unlisted ones beside them. What is right to say comes from a plain model: the longest prefix around an address decides.
 */
final class Sample {

    static final int LISTED = 10_000;

    private static final int IN_RANGES = LISTED / 3;
    private static final List<String> CODES = List.of("127.0.0.10", "127.0.0.11");

    private final Random random;
    /** In the order of the files; no code: a hole. */
    private final Map<Prefix, Optional<String>> entries = new LinkedHashMap<>();

    private final Map<IpAddress, String> listed = new LinkedHashMap<>();
    private final Set<IpAddress> unlisted = new LinkedHashSet<>();

    Sample(long seed) {
        random = new Random(seed);
        List<Prefix> ranges = makeRanges();
        List<IpAddress> singles = makeSingles(LISTED - IN_RANGES);
        while (listed.size() < IN_RANGES) {
            note(inside(ranges.get(random.nextInt(ranges.size()))));
        }
        for (int i = 0; listed.size() < LISTED; i++) {
            note(singles.get(i));
        }
        List.copyOf(listed.keySet()).forEach(this::noteNeighbours);
    }

    /** The A record that each listed address has. */
    Map<IpAddress, String> listed() {
        return listed;
    }

    /** Neighbours of the listed ones, and addresses in holes. */
    Set<IpAddress> unlisted() {
        return unlisted;
    }

    /** How many of the listed addresses are not entries themselves. */
    long inRanges() {
        return listed.keySet().stream()
                .filter(address -> !entries.containsKey(Prefix.of(address)))
                .count();
    }

    /** The lines of a file with the entries of one family: ip4trie or ip6trie. */
    List<String> lines(boolean ipv4) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().isIpv4() == ipv4)
                .map(entry -> entry.getValue()
                        .map(code -> entry.getKey() + " :" + code + ":sample")
                        .orElse("!" + entry.getKey()))
                .toList();
    }

    private Optional<String> code(IpAddress address) {
        for (int bits = 128; bits > 0; bits--) {
            Optional<String> code = entries.get(Prefix.around(address, bits));
            if (code != null) {
                return code;
            }
        }
        return Optional.empty();
    }

    /** Every width from /8 to /31 and from /32 to /127, few of the widest, or they would cover everything; some have a hole. */
    private List<Prefix> makeRanges() {
        List<Prefix> ranges = new ArrayList<>();
        for (int length = 8; length <= 31; length++) {
            for (int i = 0; i < (length < 16 ? 1 : 40); i++) {
                ranges.add(publicSpace(96 + length, true));
            }
        }
        for (int length = 32; length <= 127; length++) {
            for (int i = 0; i < 5; i++) {
                ranges.add(publicSpace(length, false));
            }
        }
        for (Prefix range : ranges) {
            entries.put(range, Optional.of(anyCode()));
            if (random.nextInt(3) == 0) {
                int bits = range.bits() + 1 + random.nextInt(128 - range.bits());
                entries.putIfAbsent(Prefix.around(inside(range), bits), Optional.empty());
            }
        }
        return ranges;
    }

    /** Every third next to the one before, as infected neighbours are. */
    private List<IpAddress> makeSingles(int count) {
        Set<IpAddress> singles = new LinkedHashSet<>();
        IpAddress last = publicSpace(128, true).first();
        while (singles.size() < count) {
            IpAddress address = singles.size() % 3 == 2
                    ? new IpAddress(last.high(), last.low() ^ 1 + random.nextInt(254))
                    : publicSpace(128, random.nextInt(5) < 3).first();
            entries.put(Prefix.of(address), Optional.of(anyCode()));
            singles.add(address);
            last = address;
        }
        return List.copyOf(singles);
    }

    private Prefix publicSpace(int bits, boolean ipv4) {
        while (true) {
            IpAddress address = ipv4
                    ? IpAddress.ofIpv4(random.nextInt())
                    : new IpAddress(0x2L << 60 | random.nextLong() >>> 4, random.nextLong());
            Prefix prefix = Prefix.around(address, bits);
            // Their neighbours must be public too: a /24 around each.
            if (SpecialPurpose.overlapping(Prefix.around(address, Math.min(bits, 120)))
                    .isEmpty()) {
                return prefix;
            }
        }
    }

    private IpAddress inside(Prefix range) {
        IpAddress first = range.first();
        IpAddress last = range.last();
        return new IpAddress(
                first.high() | ((first.high() ^ last.high()) & random.nextLong()),
                first.low() | ((first.low() ^ last.low()) & random.nextLong()));
    }

    private void noteNeighbours(IpAddress address) {
        note(new IpAddress(address.high(), address.low() ^ 1));
        note(new IpAddress(address.high(), address.low() ^ 128));
    }

    /** Once the listed ones are complete, only unlisted ones are added. */
    private void note(IpAddress address) {
        Optional<String> code = code(address);
        if (code.isEmpty()) {
            unlisted.add(address);
        } else if (listed.size() < LISTED) {
            listed.put(address, code.get());
        }
    }

    private String anyCode() {
        return CODES.get(random.nextInt(CODES.size()));
    }
}
