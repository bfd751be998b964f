package dev.recourse.edge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A query with all options that we know, cut and changed everywhere: whatever comes, what goes back is a reply to it. */
class DamagedQueryTest {
    private static final byte[] WHOLE = HexFormat.of()
            .parseHex(
                    ("beef 0100 0001 0000 0000 0001" + "01 39 01 32 01 30 03 313932 02626c 076578616d706c65 036f7267 00"
                                    + "0010 0001" + "00 0029 04d0 0000 8000 0030"
                                    + "000a 0018 0102030405060708 0100000000000000"
                                    + "1112131415161718" + "0003 0000 0009 0000 000b 0000 0008 0004 00010000")
                            .replace(" ", ""));

    private final Asking asking =
            new Asking(ClientPolicy.open(), Served.ZONES.view(Served.table("192.0.2.9", "rbl/spam-source"), 1));

    @Test
    void c24_whole_it_is_answered() {
        assertThat(asking.answer(WHOLE).outcome()).isEqualTo(Outcome.DATA);
    }

    @Test
    void cut_anywhere_it_is_a_format_error_or_dropped() {
        for (int length = 0; length < WHOLE.length; length++) {
            assertThat(asking.answer(Arrays.copyOf(WHOLE, length)).outcome())
                    .as("%s octets", length)
                    .isEqualTo(length < 12 ? Outcome.DROPPED : Outcome.MALFORMED);
        }
        assertThat(asking.answer(Arrays.copyOf(WHOLE, WHOLE.length + 1)).outcome())
                .isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void with_any_octet_changed_to_any_other_a_reply_is_one_to_it_and_fits() {
        for (Transport transport : Transport.values()) {
            asking.by(transport);
            for (int at = 0; at < WHOLE.length; at++) {
                for (int value = 0; value < 256; value++) {
                    byte[] changed = WHOLE.clone();
                    changed[at] = (byte) value;
                    if (asking.answer(changed) instanceof Answer.Reply reply) {
                        byte[] octets = Served.octets(
                                new Answer.Reply(reply.message().duplicate(), reply.outcome(), reply.cookie()));
                        assertThat(octets.length).isBetween(12, 1232);
                        assertThat(Arrays.copyOf(octets, 2)).isEqualTo(Arrays.copyOf(changed, 2));
                        assertThat(octets[2] & 0x80).isEqualTo(0x80);
                        // What we say must itself be readable, as another packet would be.
                        assertThat(Served.message(reply).getHeader().getID())
                                .isEqualTo((changed[0] & 0xff) << 8 | (changed[1] & 0xff));
                    }
                }
            }
        }
    }
}
