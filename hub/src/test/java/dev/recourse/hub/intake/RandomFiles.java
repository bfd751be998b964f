package dev.recourse.hub.intake;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.format.ListFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random files in a small world, in every spelling that rbldnsd has, and the addresses that are worth asking about. */
final class RandomFiles {
    private final Random random;
    private final Set<IpAddress> interesting = new LinkedHashSet<>();

    RandomFiles(Random random) {
        this.random = random;
    }

    List<String> lines(ListFormat format) {
        List<String> lines = new ArrayList<>(List.of("$TTL 60", "$1 one", "# comment", "#$2 two $", ""));
        if (random.nextInt(3) == 0) {
            lines.add("$= base $= for $");
        }
        for (int i = 5 + random.nextInt(40); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                lines.add(":" + (2 + random.nextInt(3)) + ":default " + random.nextInt(3) + " $");
            }
            if (random.nextInt(25) == 0) {
                lines.add("$MAXRANGE4 /" + (16 + random.nextInt(8)));
            }
            boolean hole = random.nextInt(5) == 0;
            String address = switch (format) {
                case IP4SET -> random.nextBoolean() ? range() : ip4();
                case IP6TRIE -> ip6();
                default -> ip4();
            };
            lines.add((hole ? "!" : "") + address + (hole ? "" : value()));
        }
        return lines;
    }

    /** The addresses at and beside the edges of everything written since the last call. */
    Set<IpAddress> interesting() {
        Set<IpAddress> all = new LinkedHashSet<>(interesting);
        interesting.clear();
        return all;
    }

    private String value() {
        int code = 2 + random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> " # comment";
            case 2 -> " :" + code;
            case 3 -> " :" + code + ":";
            case 4 -> "\t:127.0.0." + code + ": own $$ $1 $2 $7 $";
            case 5 -> " words about $";
            case 6 -> " =without base $";
            default -> ":127." + code + ":x";
        };
    }

    private String ip4() {
        int length = random.nextInt(3) == 0 ? 32 : 14 + random.nextInt(19);
        Prefix prefix = Prefix.around(IpAddress.ofIpv4(world4()), 96 + length);
        note(prefix.first(), prefix.last());
        if (length == 24 && random.nextBoolean()) {
            String text = prefix.first().toString();
            return text.substring(0, text.lastIndexOf('.'));
        }
        return prefix.toString();
    }

    private String range() {
        int a = world4();
        int b = switch (random.nextInt(4)) {
            case 0 -> a | 255;
            case 1 -> a + random.nextInt(600);
            case 2 -> a | 0xffff;
            default -> world4();
        };
        int first = Math.min(a, b);
        int last = Math.max(a, b);
        note(IpAddress.ofIpv4(first), IpAddress.ofIpv4(last));
        if (first >> 8 == last >> 8 && random.nextBoolean()) {
            return IpAddress.ofIpv4(first) + "-" + (last & 255);
        }
        return IpAddress.ofIpv4(first) + "-" + IpAddress.ofIpv4(last);
    }

    private String ip6() {
        int bits = 30 + random.nextInt(99);
        long group = random.nextInt(3);
        IpAddress address = new IpAddress(
                0x2a00000000000000L | group << 16 | random.nextInt(3),
                (long) random.nextInt(3) << 48 | random.nextInt(4));
        Prefix prefix = Prefix.around(address, bits);
        note(prefix.first(), prefix.last());
        return prefix.toString();
    }

    /** In 20.0.0.0/14 and 21.0.0.0/16: nothing special-purpose, and small enough for entries to meet. */
    private int world4() {
        int base = random.nextInt(10) == 0 ? 21 << 24 : 20 << 24 | random.nextInt(3) << 16;
        return base | random.nextInt(3) << 8 | random.nextInt(256);
    }

    private void note(IpAddress first, IpAddress last) {
        interesting.add(first);
        interesting.add(last);
        interesting.add(new IpAddress(first.high(), first.low() - 1));
        interesting.add(new IpAddress(last.high(), last.low() + 1));
        interesting.add(new IpAddress(first.high(), first.low() + ((last.low() - first.low()) >>> 1)));
    }
}
