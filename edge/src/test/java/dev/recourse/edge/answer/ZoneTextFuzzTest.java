package dev.recourse.edge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.MasterText;
import dev.recourse.core.dns.NameFormatException;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.testkit.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Fuzzed: what is written into a zone file, an independent reader of zone files (dnsjava) reads as it was. */
class ZoneTextFuzzTest {
    private static final DomainName ZONE = DomainName.parse("bl.example.org");
    private static final int TEXT_MAX = 255;

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(ZoneTextFuzzTest.class, ZoneTextFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    /** @param input type, TTL in three octets, the length of the owner, the owner in wire form, a text */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 5 || input.length < 5 + (input[4] & 0xff)) {
            return;
        }
        int behind = 5 + (input[4] & 0xff);
        try {
            DomainName owner = DomainName.parseWire(Arrays.copyOfRange(input, 5, behind));
            long ttl = (input[1] & 0xffL) << 16 | (input[2] & 0xff) << 8 | (input[3] & 0xff);
            byte[] rest = Arrays.copyOfRange(input, behind, Math.min(input.length, behind + TEXT_MAX));
            compare(set(input[0], owner, ttl, rest));
        } catch (NameFormatException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static RecordSet set(int kind, DomainName owner, long ttl, byte[] rest) {
        return switch (kind & 3) {
            case 0 -> new RecordSet(owner, RecordType.A, ttl, List.of(Arrays.copyOf(rest, 4)));
            case 1 ->
                new RecordSet(
                        owner,
                        RecordType.NS,
                        ttl,
                        List.of(DomainName.parseWire(rest).toWire()));
            case 2 -> new RecordSet(owner, RecordType.AAAA, ttl, List.of(ipv6(rest)));
            default -> {
                byte[] data = new byte[rest.length + 1];
                data[0] = (byte) rest.length;
                System.arraycopy(rest, 0, data, 1, rest.length);
                yield new RecordSet(owner, RecordType.TXT, ttl, List.of(data));
            }
        };
    }

    /** A mapped address would be IPv4. */
    private static byte[] ipv6(byte[] rest) {
        byte[] address = Arrays.copyOf(rest, 16);
        address[0] |= 0x20;
        return address;
    }

    private static void compare(RecordSet set) {
        String file = MasterText.origin(ZONE) + "\n" + String.join("\n", MasterText.lines(set, ZONE)) + "\n";
        try {
            Record read = new Master(
                            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                            Name.fromString("example.net."),
                            1)
                    .nextRecord();
            assertThat(read).as(file).isNotNull();
            // In the zone's part the case is the zone's.
            assertThat(DomainName.parseWire(read.getName().toWire())).as(file).isEqualTo(set.owner());
            assertThat(read.getType()).as(file).isEqualTo(set.type());
            assertThat(read.getDClass()).as(file).isEqualTo(DClass.IN);
            assertThat(read.getTTL()).as(file).isEqualTo(set.ttl());
            assertThat(read.rdataToWireCanonical())
                    .as(file)
                    .hasSameSizeAs(set.data().getFirst());
            if (set.type() != RecordType.NS) {
                assertThat(read.rdataToWireCanonical())
                        .as(file)
                        .isEqualTo(set.data().getFirst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
