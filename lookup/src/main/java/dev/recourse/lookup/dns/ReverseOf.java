package dev.recourse.lookup.dns;

import dev.recourse.core.address.IpAddress;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** The name under which an address has its PTR records (RFC 1035 3.5, RFC 3596 2.5). */
final class ReverseOf {
    private ReverseOf() {}

    static Name name(IpAddress address) {
        byte[] octets = address.toBytes();
        StringBuilder text = new StringBuilder();
        if (address.isIpv4()) {
            for (int i = 15; i >= 12; i--) {
                text.append(octets[i] & 0xff).append('.');
            }
            text.append("in-addr.arpa.");
        } else {
            for (int i = 15; i >= 0; i--) {
                text.append(Character.forDigit(octets[i] & 0xf, 16)).append('.');
                text.append(Character.forDigit((octets[i] >> 4) & 0xf, 16)).append('.');
            }
            text.append("ip6.arpa.");
        }
        try {
            return Name.fromString(text.toString());
        } catch (TextParseException e) {
            throw new IllegalStateException("every address has a name", e);
        }
    }
}
