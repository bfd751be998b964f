package dev.recourse.hub.dul;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.format.FormatException;
import java.nio.charset.StandardCharsets;

/**
 * One line of a data set, {@code address TAB name}, in the buffer in which it was read. Further columns are ignored, but for
 * the third of a sweep, its time. An empty name or {@code -}: there is none; {@code ?}: it could not be found out.
 */
final class PairLine {
    /** DNS ends at 255 octets, in text with escapes about a thousand. */
    private static final int NAME_MAX = 1_024;

    private final String file;
    private byte[] buffer = new byte[0];
    private int from;
    private int end;
    private int number;
    private int nameFrom;
    private int nameEnd;
    private int nextColumn;

    PairLine(String file) {
        this.file = file;
    }

    /** Takes the next line in; whether it has a pair. */
    boolean is(byte[] bytes, int start, int stop) {
        number++;
        buffer = bytes;
        from = start;
        end = stop > start && bytes[stop - 1] == '\r' ? stop - 1 : stop;
        if (from == end || buffer[from] == '#') {
            return false;
        }
        int tab = next(from);
        if (tab == end) {
            throw refused(
                    "a line is 'address TAB name', and this one has no tab: " + FormatException.quote(text(from, end)));
        }
        nameFrom = tab + 1;
        nameEnd = next(nameFrom);
        nextColumn = Math.min(nameEnd + 1, end);
        if (nameEnd - nameFrom == 1 && buffer[nameFrom] == '-') {
            nameEnd = nameFrom;
        }
        if (nameEnd - nameFrom > NAME_MAX) {
            throw refused("the name is longer than " + NAME_MAX + " bytes");
        }
        return true;
    }

    IpAddress address() {
        int tab = nameFrom - 1;
        long quad = quad(tab);
        if (quad >= 0) {
            return IpAddress.ofIpv4((int) quad);
        }
        try {
            return IpAddress.parse(text(from, tab));
        } catch (AddressFormatException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    int nameFrom() {
        return nameFrom;
    }

    int nameLength() {
        return nameEnd - nameFrom;
    }

    /** The third column, seconds since 1970. */
    long time() {
        String text = text(nextColumn, next(nextColumn));
        if (!text.matches("[0-9]{1,11}")) {
            throw refused("the third column is no time: " + FormatException.quote(text));
        }
        return Long.parseLong(text);
    }

    /** A dotted quad as a number, or -1 where it is not plainly one: most lines are, and there are millions. */
    private long quad(int stop) {
        long value = 0;
        int octet = -1;
        int dots = 0;
        for (int i = from; i < stop; i++) {
            byte c = buffer[i];
            if (c >= '0' && c <= '9' && octet != 0) {
                octet = (octet < 0 ? 0 : octet * 10) + (c - '0');
                if (octet > 255) {
                    return -1;
                }
            } else if (c == '.' && octet >= 0) {
                value = value << 8 | octet;
                octet = -1;
                dots++;
            } else {
                return -1;
            }
        }
        return dots == 3 && octet >= 0 ? value << 8 | octet : -1;
    }

    private int next(int start) {
        int i = start;
        while (i < end && buffer[i] != '\t') {
            i++;
        }
        return i;
    }

    private String text(int start, int stop) {
        return new String(buffer, start, stop - start, StandardCharsets.UTF_8);
    }

    private FormatException refused(String reason) {
        return new FormatException(file, number, reason);
    }
}
