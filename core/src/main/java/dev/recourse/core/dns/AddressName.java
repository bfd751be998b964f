package dev.recourse.core.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the names that {@link ReverseName} reads: octets or nibbles, the last first, in front of the zone's name. */
public final class AddressName {
    private AddressName() {}

    /** The name of an address (RFC 5782 2.1, 2.4). */
    public static DomainName of(IpAddress address, DomainName zone) {
        return name("", address.isIpv4() ? octets(address, 4) : nibbles(address, 32), zone);
    }

    /** The name of an IPv4 address in its IPv6 form, as RFC 5782 5 writes the test entries. */
    public static DomainName mapped(IpAddress address, DomainName zone) {
        return name("", nibbles(address, 32), zone);
    }

    /** The wildcard below a prefix that ends at an octet (IPv4) or a nibble (IPv6). */
    public static DomainName wildcard(Prefix prefix, DomainName zone) {
        String labels = prefix.isIpv4()
                ? octets(prefix.first(), prefix.length() / 8)
                : nibbles(prefix.first(), prefix.length() / 4);
        return name("*.", labels, zone);
    }

    private static String octets(IpAddress address, int count) {
        StringBuilder labels = new StringBuilder();
        for (int i = count - 1; i >= 0; i--) {
            labels.append(address.ipv4Bits() >>> (24 - 8 * i) & 0xff).append('.');
        }
        return labels.toString();
    }

    private static String nibbles(IpAddress address, int count) {
        StringBuilder labels = new StringBuilder();
        byte[] octets = address.toBytes();
        for (int i = count - 1; i >= 0; i--) {
            int nibble = octets[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 0xf;
            labels.append(Character.forDigit(nibble, 16)).append('.');
        }
        return labels.toString();
    }

    /** Each label of {@code labels} ends with a dot. */
    private static DomainName name(String star, String labels, DomainName zone) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (String label : (star + labels).split("\\.")) {
            byte[] octets = label.getBytes(StandardCharsets.ISO_8859_1);
            wire.write(octets.length);
            wire.writeBytes(octets);
        }
        wire.writeBytes(zone.toWire());
        if (wire.size() > DomainName.LONGEST) {
            throw new NameFormatException(zone.toString(), "is too long for a zone: no address fits in front of it");
        }
        return DomainName.ofWire(wire.toByteArray());
    }
}
