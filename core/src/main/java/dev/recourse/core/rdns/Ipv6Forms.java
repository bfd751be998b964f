package dev.recourse.core.rdns;

import dev.recourse.core.address.IpAddress;

/**
 * An IPv6 address in a name: its 32 digits in either direction, its groups with zeros or without, its last 64 bits, or
 * the hardware address (EUI-64) that those were made from; or its network alone.
 */
final class Ipv6Forms {
    private static final int GROUPS = 8;

    private final Reading reading;
    private final int[] groups = new int[GROUPS];
    private final int[] places;
    private String packed = "";
    private String all = "";
    private String reversed = "";

    private Ipv6Forms(Reading reading) {
        this.reading = reading;
        this.places = new int[reading.hostEnd + 1];
        IpAddress address = reading.address;
        for (int i = 0; i < GROUPS; i++) {
            long half = i < 4 ? address.high() : address.low();
            groups[i] = (int) ((half >>> (48 - 16 * (i & 3))) & 0xffff);
        }
    }

    static void find(Reading reading) {
        if (reading.hostEnd > 0) {
            new Ipv6Forms(reading).find();
        }
    }

    private void find() {
        packed();
        if (!reading.isEmbedded()) {
            Ipv6Groups.findWhole(reading, groups);
        }
        if (!reading.isEmbedded()) {
            network();
        }
        if (!reading.isEmbedded()) {
            Ipv6Groups.findPart(reading, groups);
        }
    }

    /** Takes the separators out, remembers where each digit stood, and looks for what identifies the address. */
    private void packed() {
        StringBuilder digits = new StringBuilder(reading.hostEnd);
        for (int i = 0; i < reading.hostEnd; i++) {
            if (!Characters.isSeparator(reading.text[i])) {
                places[digits.length()] = i;
                digits.append((char) (reading.text[i] & 0xff));
            }
        }
        packed = digits.toString();
        all = hex(reading.address.high(), 16) + hex(reading.address.low(), 16);
        reversed = new StringBuilder(all).reverse().toString();
        search(all, EmbeddedForm.IPV6_NIBBLES, Feature.WHOLE);
        search(reversed, EmbeddedForm.IPV6_NIBBLES, Feature.WHOLE);
        if (isTelling(reading.address.low())) {
            search(all.substring(16), EmbeddedForm.IPV6_INTERFACE, Feature.WHOLE);
            search(reversed.substring(0, 16), EmbeddedForm.IPV6_INTERFACE, Feature.WHOLE);
        }
        hardware();
    }

    private void network() {
        for (int length : new int[] {16, 14, 12}) {
            search(all.substring(0, length), EmbeddedForm.IPV6_NETWORK, Feature.NETWORK);
            search(reversed.substring(32 - length), EmbeddedForm.IPV6_NETWORK, Feature.NETWORK);
        }
    }

    private void search(String wanted, EmbeddedForm form, Feature strength) {
        int at = reading.isEmbedded() ? -1 : packed.indexOf(wanted);
        if (at >= 0) {
            reading.embedded(form, strength, places[at], places[at + wanted.length() - 1] + 1);
        }
    }

    /** RFC 4291 appendix A: ff:fe in the middle, and the universal bit turned over. */
    private void hardware() {
        long low = reading.address.low();
        if (((low >>> 24) & 0xffff) == 0xfffe) {
            long turned = low ^ 0x0200000000000000L;
            String mac = hex(turned >>> 40, 6) + hex(turned & 0xffffff, 6);
            search(mac, EmbeddedForm.IPV6_INTERFACE, Feature.WHOLE);
        }
    }

    /** More than a few low bits: ::1 has a sixteen-digit form that a name may well hold by chance. */
    private static boolean isTelling(long low) {
        return low >>> 32 != 0;
    }

    private static String hex(long value, int digits) {
        String text = Long.toHexString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
