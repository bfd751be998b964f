package dev.recourse.core.dns;

import dev.recourse.core.dns.RecordScan.Section;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** What an IXFR query says beside its question (RFC 1995 3). */
public final class IxfrQuery {
    private static final int SOA_NUMBERS = 20;

    private IxfrQuery() {}

    /** The serial of the zone that the client has: of the SOA in the authority section; empty where there is none. */
    public static OptionalLong serial(byte[] message, int length) {
        return RecordScan.of(message, length).orElse(List.of()).stream()
                .filter(r -> r.section() == Section.AUTHORITY && r.type() == RecordType.SOA)
                .filter(r -> r.end() - r.data() >= SOA_NUMBERS + 2)
                .mapToLong(r -> Integer.toUnsignedLong(ByteBuffer.wrap(message).getInt(r.end() - SOA_NUMBERS)))
                .findFirst();
    }
}
