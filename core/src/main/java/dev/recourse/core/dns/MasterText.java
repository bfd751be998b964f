package dev.recourse.core.dns;

import dev.recourse.core.address.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Records as lines of a zone file (RFC 1035 5.1), names relative to {@code $ORIGIN}. */
public final class MasterText {
    private MasterText() {}

    /** The line in front of all others. */
    public static String origin(DomainName zone) {
        return "$ORIGIN " + zone + ".";
    }

    /** One line for each record of the set. */
    public static List<String> lines(RecordSet set, DomainName zone) {
        String head = owner(set.owner(), zone) + " " + set.ttl() + " IN ";
        return set.data().stream().map(data -> head + text(set.type(), data)).toList();
    }

    private static String owner(DomainName name, DomainName zone) {
        if (!name.endsWith(zone)) {
            return absolute(name);
        }
        int labels = name.labels() - zone.labels();
        String whole = name.toString();
        return labels == 0
                ? "@"
                : whole.substring(0, whole.length() - zone.toString().length() - 1);
    }

    private static String text(int type, byte[] data) {
        return switch (type) {
            case RecordType.A -> "A " + IpAddress.ofBytes(data);
            // The mapped form cannot be an AAAA here: such an address is IPv4 and so an A.
            case RecordType.AAAA -> "AAAA " + IpAddress.ofBytes(data);
            case RecordType.NS -> "NS " + absolute(name(data, 0));
            case RecordType.TXT -> "TXT " + quoted(new String(data, 1, data.length - 1, StandardCharsets.ISO_8859_1));
            case RecordType.SOA -> "SOA " + soa(data);
            default -> throw new IllegalArgumentException("no zone has records of type " + type);
        };
    }

    private static String soa(byte[] data) {
        int contact = WireName.end(data, data.length, 0);
        ByteBuffer numbers = ByteBuffer.wrap(data, data.length - 20, 20);
        StringBuilder text = new StringBuilder(absolute(name(data, 0)) + " ").append(absolute(name(data, contact)));
        while (numbers.hasRemaining()) {
            text.append(' ').append(Integer.toUnsignedLong(numbers.getInt()));
        }
        return text.toString();
    }

    private static DomainName name(byte[] data, int at) {
        Optional<DomainName> name = WireName.read(data, data.length, at);
        return name.orElseThrow(() -> new IllegalArgumentException("no name in the data"));
    }

    private static String absolute(DomainName name) {
        return name.labels() == 0 ? "." : name + ".";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                quoted.append(String.format(Locale.ROOT, "\\%03d", (int) c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
