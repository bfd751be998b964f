package dev.recourse.core.dns;

import dev.recourse.core.address.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** The data part of records. Names in it are written whole: only the question's name is pointed to. */
public final class Rdata {
    /** The longest text of one TXT string, in octets (RFC 1035 3.3). */
    public static final int TEXT_MAX = 255;

    private Rdata() {}

    /** A or AAAA, by the family of the address. */
    public static byte[] address(IpAddress address) {
        byte[] octets = address.toBytes();
        return address.isIpv4() ? Arrays.copyOfRange(octets, 12, 16) : octets;
    }

    /** TXT of one string. Anything but printable ASCII becomes '?': the text ends up in mail servers' logs and replies. */
    public static byte[] text(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        if (ascii.length > TEXT_MAX) {
            throw new IllegalArgumentException("a TXT string of " + ascii.length + " octets");
        }
        byte[] data = new byte[1 + ascii.length];
        data[0] = (byte) ascii.length;
        for (int i = 0; i < ascii.length; i++) {
            data[1 + i] = ascii[i] >= ' ' && ascii[i] <= '~' ? ascii[i] : (byte) '?';
        }
        return data;
    }

    /** NS. */
    public static byte[] name(DomainName name) {
        return name.toWire();
    }

    /**
     * The times of a SOA record.
     *
     * @param minimum the TTL of negative answers (RFC 2308 4)
     */
    public record SoaTimes(Duration refresh, Duration retry, Duration expire, Duration minimum) {}

    /** SOA. */
    public static byte[] soa(DomainName nameServer, DomainName contact, long serial, SoaTimes times) {
        return ByteBuffer.allocate(nameServer.length() + contact.length() + 20)
                .put(nameServer.toWire())
                .put(contact.toWire())
                .putInt((int) serial)
                .putInt((int) times.refresh.toSeconds())
                .putInt((int) times.retry.toSeconds())
                .putInt((int) times.expire.toSeconds())
                .putInt((int) times.minimum.toSeconds())
                .array();
    }

    /** How many seconds secondaries may go on with a zone without news, as that SOA says. */
    public static long expire(byte[] soa) {
        // Behind it stands the minimum alone.
        return Integer.toUnsignedLong(ByteBuffer.wrap(soa).getInt(soa.length - 2 * Integer.BYTES));
    }
}
