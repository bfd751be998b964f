package dev.recourse.app.system;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Random files for rbldnsd in every way of writing that its manual has, over a small part of the address space, so that entries
 * meet; and the addresses at which something may change.
 */
final class RandomListFiles {
    private static final int[] OCTETS = {0, 1, 2, 127, 128, 254, 255};

    private final Random random;
    private final Set<IpAddress> interesting = new LinkedHashSet<>();

    RandomListFiles(long seed) {
        random = new Random(seed);
    }

    /** The addresses in and beside what was written since this was asked last. */
    Set<IpAddress> interesting() {
        Set<IpAddress> all = new LinkedHashSet<>(interesting);
        interesting.clear();
        return all;
    }

    /** @param type ip4set, ip4trie or ip6trie */
    List<String> lines(String type) {
        List<String> lines = new ArrayList<>(List.of(
                "# a comment",
                "; another",
                "",
                "  \t",
                "$SOA 3600 ns.example.org hostmaster.example.org 7 3600 600 86400 60",
                "$NS 3600 ns.example.org",
                "$TTL " + pick("300", "5m", "1h", "2100s")));
        for (int i = 0; i < 10; i++) {
            if (random.nextInt(3) == 0) {
                lines.add(pick("$", "#$", ";$", ":$") + i + " text " + i + pick("", " $", " $$", " of $ and $"));
            }
        }
        if (random.nextInt(3) == 0) {
            lines.add("$= see $=" + pick("", ", $", " for $ ($1)"));
        }
        for (int i = 20 + random.nextInt(60); i > 0; i--) {
            lines.add(line(type));
        }
        return lines;
    }

    private String line(String type) {
        return switch (random.nextInt(30)) {
            case 0 -> pick(":127.0.0.4:Default for $", ":5:", ":127.0.0.6", ":7:$1 $2", ":127.1.2.3:x");
            case 1 -> pick("#", "; ", " # ") + address(type) + " is out";
            case 2 -> type.equals("ip6trie") ? "" : "$MAXRANGE4 " + pick("/8", "/9", "/12", "65536");
            default ->
                pick("", "", "", " ", "\t")
                        + (random.nextInt(5) == 0 ? "!" + pick("", " ") : "")
                        + address(type)
                        // A colon would be a part of the address.
                        + (type.equals("ip6trie") ? " " : "")
                        + value();
        };
    }

    private String value() {
        int code = 2 + random.nextInt(9);
        return switch (random.nextInt(14)) {
            case 0, 1 -> "";
            case 2 -> pick(" # comment", "\t; comment", " #");
            case 3 -> " :" + code;
            case 4 -> " :" + code + ":";
            case 5 -> "\t:127.0.0." + code + ":own $$ $1 $2 $7 $";
            case 6 -> " words about $";
            case 7 -> " =without base $" + pick("", " $0");
            case 8 -> ":127." + code + ":short";
            case 9 -> " :" + code + ": space in front";
            case 10 -> " :" + code + " :x";
            case 11 -> " :" + code + ":" + "long ".repeat(45 + random.nextInt(10)) + "$";
            case 12 -> " " + code + " is no value";
            default -> " :127.0." + random.nextInt(3) + "." + code + ":$=" + pick("", "$$", "#not a comment");
        };
    }

    private String address(String type) {
        return switch (type) {
            case "ip6trie" -> ip6();
            case "ip4set" -> random.nextBoolean() ? range() : ip4();
            default -> ip4();
        };
    }

    private String ip4() {
        int length = random.nextInt(3) == 0 ? 32 : 9 + random.nextInt(24);
        Prefix prefix = Prefix.around(IpAddress.ofIpv4(world4()), 96 + length);
        note(prefix.first(), prefix.last());
        String text = prefix.first().toString();
        int whole = length / 8;
        boolean octets = length % 8 == 0 && whole < 4 && random.nextBoolean();
        if (octets) {
            // Fewer octets: 10.1 is 10.1.0.0/16.
            String shorter = String.join(".", List.of(text.split("\\.")).subList(0, whole));
            // One alone is refused here, for what it could mean.
            return whole > 1 && random.nextBoolean() ? shorter : shorter + "/" + length;
        }
        if (length == 32) {
            return random.nextBoolean() ? text : text + "/32";
        }
        return text + "/" + length;
    }

    private String range() {
        int a = world4();
        int b = switch (random.nextInt(5)) {
            case 0 -> a | 255;
            case 1 -> a + random.nextInt(600);
            case 2 -> a | 0xffff;
            case 3 -> a;
            default -> world4();
        };
        int first = Math.min(a, b);
        int last = Math.max(a, b);
        note(IpAddress.ofIpv4(first), IpAddress.ofIpv4(last));
        if (first >>> 8 == last >>> 8 && random.nextBoolean()) {
            return IpAddress.ofIpv4(first) + "-" + (last & 255);
        }
        if ((first & 255) == 0 && (last & 255) == 255 && first >>> 16 == last >>> 16 && random.nextBoolean()) {
            // The last octet is left out on both sides.
            return (first >>> 24) + "." + (first >>> 16 & 255) + "." + (first >>> 8 & 255) + "-" + (last >>> 8 & 255);
        }
        return IpAddress.ofIpv4(first) + "-" + IpAddress.ofIpv4(last);
    }

    private String ip6() {
        int bits = random.nextInt(4) == 0 ? 128 : 20 + random.nextInt(109);
        IpAddress address = new IpAddress(
                0x2a00L << 48 | (long) octet() << 32 | (long) octet() << 8 | octet(), (long) octet() << 56 | octet());
        Prefix prefix = Prefix.around(address, bits);
        note(prefix.first(), prefix.last());
        String text = prefix.first().toString();
        return switch (random.nextInt(5)) {
            case 0 -> text.toUpperCase(Locale.ROOT) + (bits == 128 ? "" : "/" + bits);
            case 1 -> whole(prefix.first()) + "/" + bits;
            case 2 -> bits % 16 == 0 && bits < 128 ? groups(prefix.first(), bits / 16) : text + "/" + bits;
            default -> bits == 128 ? text : text + "/" + bits;
        };
    }

    /** All eight groups with all their zeros. */
    private static String whole(IpAddress address) {
        return groups(address, 8);
    }

    /** The first groups alone stand for all that begins with them. */
    private static String groups(IpAddress address, int count) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long half = i < 4 ? address.high() : address.low();
            groups.add(String.format(Locale.ROOT, "%04x", half >>> (48 - 16 * (i % 4)) & 0xffff));
        }
        return String.join(":", groups);
    }

    private int world4() {
        return (20 + random.nextInt(2)) << 24
                | octet() << 16
                | octet() << 8
                | (random.nextBoolean() ? octet() : random.nextInt(256));
    }

    private int octet() {
        return OCTETS[random.nextInt(OCTETS.length)];
    }

    private String pick(String... one) {
        return one[random.nextInt(one.length)];
    }

    private void note(IpAddress first, IpAddress last) {
        interesting.add(first);
        interesting.add(last);
        interesting.add(new IpAddress(first.high(), first.low() - 1));
        interesting.add(new IpAddress(last.high(), last.low() + 1));
        interesting.add(new IpAddress(
                first.high() | ((first.high() ^ last.high()) >>> 1), first.low() + ((last.low() - first.low()) >>> 1)));
    }
}
