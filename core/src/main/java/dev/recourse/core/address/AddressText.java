package dev.recourse.core.address;

/** Reads and writes addresses as text. IPv4 octets are decimal without leading zeros: some readers take 010 for 8. */
final class AddressText {
    private static final int GROUPS = 8;
    // Eight groups of four digits and their colons, or six groups and a dotted quad.
    private static final int LONGEST = 45;

    private AddressText() {}

    static IpAddress parse(String text) {
        if (text.length() > LONGEST) {
            throw new AddressFormatException(text, "is too long for an address");
        }
        return text.indexOf(':') >= 0 ? parseIpv6(text) : IpAddress.ofIpv4(parseIpv4(text, text));
    }

    private static int parseIpv4(String quad, String whole) {
        int bits = 0;
        int octets = 0;
        int at = 0;
        while (octets < 4) {
            int dot = quad.indexOf('.', at);
            int end = dot < 0 ? quad.length() : dot;
            bits = bits << 8 | octet(quad, at, end, whole);
            octets++;
            at = end + 1;
            if (dot < 0) {
                break;
            }
        }
        if (octets != 4 || at <= quad.length()) {
            throw new AddressFormatException(whole, "is not an IP address (expected four numbers, as in 192.0.2.1)");
        }
        return bits;
    }

    private static int octet(String text, int from, int end, String whole) {
        if (from >= end || end - from > 3) {
            throw new AddressFormatException(whole, "is not an IP address");
        }
        int value = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new AddressFormatException(whole, "is not an IP address");
            }
            value = value * 10 + (c - '0');
        }
        if (end - from > 1 && text.charAt(from) == '0') {
            throw new AddressFormatException(whole, "has an octet with a leading zero");
        }
        if (value > 255) {
            throw new AddressFormatException(whole, "is out of range: an octet is at most 255");
        }
        return value;
    }

    private static IpAddress parseIpv6(String text) {
        String body = text;
        int dot = text.indexOf('.');
        if (dot >= 0) {
            int colon = text.lastIndexOf(':');
            int quad = parseIpv4(text.substring(colon + 1), text);
            body = text.substring(0, colon + 1) + Integer.toHexString(quad >>> 16) + ":"
                    + Integer.toHexString(quad & 0xffff);
        }
        int gap = body.indexOf("::");
        if (gap >= 0 && body.indexOf("::", gap + 1) >= 0) {
            throw new AddressFormatException(text, "has '::' more than once");
        }
        return gap < 0 ? wholeIpv6(body, text) : gappedIpv6(body, gap, text);
    }

    private static IpAddress wholeIpv6(String body, String text) {
        int[] groups = groups(body, text);
        if (groups.length != GROUPS) {
            throw new AddressFormatException(text, "has " + groups.length + " groups; an IPv6 address has 8");
        }
        return ofGroups(groups);
    }

    private static IpAddress gappedIpv6(String body, int gap, String text) {
        int[] head = groups(body.substring(0, gap), text);
        int[] tail = groups(body.substring(gap + 2), text);
        // RFC 4291 2.2: "::" stands for one or more groups of zeros.
        if (head.length + tail.length >= GROUPS) {
            throw new AddressFormatException(text, "has too many groups beside '::'");
        }
        int[] groups = new int[GROUPS];
        System.arraycopy(head, 0, groups, 0, head.length);
        System.arraycopy(tail, 0, groups, GROUPS - tail.length, tail.length);
        return ofGroups(groups);
    }

    private static int[] groups(String body, String text) {
        if (body.isEmpty()) {
            return new int[0];
        }
        String[] parts = body.split(":", -1);
        int[] groups = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            groups[i] = group(parts[i], text);
        }
        return groups;
    }

    private static int group(String part, String text) {
        if (part.isEmpty() || part.length() > 4) {
            throw new AddressFormatException(text, "is not an IP address");
        }
        int value = 0;
        for (int i = 0; i < part.length(); i++) {
            // Not Character.digit: that takes digits of other scripts too.
            int digit = hexDigit(part.charAt(i));
            if (digit < 0) {
                throw new AddressFormatException(text, "is not an IP address");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private static IpAddress ofGroups(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[4 + i];
        }
        return new IpAddress(high, low);
    }

    static String format(IpAddress address) {
        if (address.isIpv4()) {
            int bits = address.ipv4Bits();
            return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
        }
        return formatIpv6(address);
    }

    /** RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as "::". */
    private static String formatIpv6(IpAddress address) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < 4; i++) {
            groups[i] = (int) (address.high() >>> (48 - 16 * i)) & 0xffff;
            groups[4 + i] = (int) (address.low() >>> (48 - 16 * i)) & 0xffff;
        }
        int best = 0;
        int bestLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                best = i;
                bestLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        if (bestLength == 1) {
            return join(groups, 0, GROUPS);
        }
        return join(groups, 0, best) + "::" + join(groups, best + bestLength, GROUPS);
    }

    private static String join(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
