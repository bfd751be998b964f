package dev.recourse.core.format;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;

/** How rbldnsd reads IPv6 prefixes: groups that are left out at the end are zero, and without a length they are the host. */
final class Ip6Syntax {
    private static final int GROUPS = 8;

    private final Cursor line;
    private final int[] groups = new int[GROUPS];
    private int count;
    private int gap = -1;

    private Ip6Syntax(Cursor line) {
        this.line = line;
    }

    /** An entry of ip6trie: {@code 2001:db8::/32}, {@code 2001:db8/32}, {@code 2001:db8:0:1} (a /64), {@code ::1}. */
    static Prefix cidr(Cursor line) {
        return new Ip6Syntax(line).prefix();
    }

    private Prefix prefix() {
        groups();
        int bits = gap >= 0 ? 128 : 16 * count;
        IpAddress first = address();
        if (line.take('/')) {
            bits = (int) line.number(128, "the prefix length");
        } else if (bits == 16) {
            throw new SyntaxException("is not an IPv6 address or prefix (a bare number needs its /16)");
        }
        Prefix prefix = Prefix.around(first, bits);
        if (!prefix.first().equals(first)) {
            throw new SyntaxException("has host bits set (did you mean " + prefix + "?)");
        }
        return prefix;
    }

    private void groups() {
        if (line.take(':')) {
            requireColon();
            gap = 0;
        }
        while (hexDigit(line.peek()) >= 0) {
            groups[count++] = group();
            if (count == GROUPS || line.peek() != ':') {
                break;
            }
            line.step();
            if (gap < 0 && line.take(':')) {
                gap = count;
            } else if (hexDigit(line.peek()) < 0) {
                throw new SyntaxException("has a ':' with nothing behind it");
            }
        }
        if (count == 0 && gap < 0) {
            throw new SyntaxException("is not an IPv6 address or prefix");
        }
        if (count == GROUPS && gap >= 0) {
            throw new SyntaxException("has too many groups beside '::'");
        }
    }

    private void requireColon() {
        if (!line.take(':')) {
            throw new SyntaxException("is not an IPv6 address or prefix");
        }
    }

    private int group() {
        int value = 0;
        for (int digit = hexDigit(line.peek()); digit >= 0; digit = hexDigit(line.peek())) {
            value = value << 4 | digit;
            if (value > 0xffff) {
                throw new SyntaxException("has a group of more than four digits");
            }
            line.step();
        }
        return value;
    }

    private IpAddress address() {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS; i++) {
            long group = groupAt(i);
            if (i < 4) {
                high |= group << (48 - 16 * i);
            } else {
                low |= group << (112 - 16 * i);
            }
        }
        return new IpAddress(high, low);
    }

    /** The group in that place, once "::" has been filled with zeros. */
    private int groupAt(int place) {
        if (gap < 0) {
            return place < count ? groups[place] : 0;
        }
        int zeros = GROUPS - count;
        if (place < gap) {
            return groups[place];
        }
        return place < gap + zeros ? 0 : groups[place - zeros];
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
