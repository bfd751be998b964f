package dev.recourse.hub.portal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.math.BigInteger;

/**
 * A drawing of how wide a listing is: its place inside a block that people know, with the address marked.
 *
 * @param frame the block that the whole bar stands for
 * @param start where the listing begins, in thousandths of the bar
 * @param width how much of the bar it takes; never too little to be seen
 * @param mark where the address is
 * @param text what the drawing shows
 */
record RangeBar(Prefix frame, int start, int width, int mark, String text) {
    private static final int WHOLE = 1000;
    private static final int LEAST = 8;

    static RangeBar of(Prefix prefix, IpAddress address) {
        Prefix frame = Prefix.around(address, frameBits(prefix));
        int width = Math.max(LEAST, WHOLE >> Math.min(30, prefix.bits() - frame.bits()));
        int start = Math.min(WHOLE - width, place(prefix.first(), frame));
        int mark = Math.min(WHOLE - LEAST, place(address, frame));
        return new RangeBar(frame, start, width, mark, text(prefix, frame, address));
    }

    /** A bar for one listed block at a whole octet (IPv4), or at /32, /48 and /64 (IPv6), as networks are given out. */
    private static int frameBits(Prefix prefix) {
        if (prefix.isIpv4()) {
            return 96 + Math.min(24, prefix.length() / 8 * 8);
        }
        if (prefix.bits() >= 64) {
            return prefix.bits() == 64 ? 48 : 64;
        }
        return prefix.bits() >= 48 ? 32 : prefix.bits() / 16 * 16;
    }

    /** The place of an address in the frame, from as many bits behind the frame as a drawing can show. */
    private static int place(IpAddress address, Prefix frame) {
        int place = 0;
        int step = WHOLE;
        for (int bit = frame.bits(); bit < 128 && step > 0; bit++) {
            step = WHOLE >> (bit - frame.bits() + 1);
            place += address.bit(bit) ? step : 0;
        }
        return place;
    }

    private static String text(Prefix prefix, Prefix frame, IpAddress address) {
        BigInteger share = frame.size().divide(prefix.size());
        if (share.equals(BigInteger.ONE)) {
            return "The whole of " + frame + " is listed; " + address + " is marked.";
        }
        if (frame.isIpv4()) {
            return String.format(
                    "%,d of the %,d addresses of %s %s listed; %s is marked.",
                    prefix.size(), frame.size(), frame, prefix.isSingle() ? "is" : "are", address);
        }
        return prefix + " is listed, a small part of " + frame + "; " + address + " is marked.";
    }
}
