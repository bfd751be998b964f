package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.dns.CheckedCookie.Standing;
import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.ReplyLimit;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CookieOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/** Cookies in queries and replies (RFC 7873); what makes one valid is in CookieSecretsTest. */
class CookieAnswerTest {
    private static final String SOA = "NOERROR qr aa rd answer [bl.example.org. 300 SOA ]";
    private static final byte[] CLIENT = {1, 2, 3, 4, 5, 6, 7, 8};

    private final Asking asking = new Asking(
            Asking.policy(AddressSet.ALL, Quota.NONE, ReplyLimit.NONE), Served.ZONES.view(ListingTable.EMPTY, 1));

    @Test
    void c39_no_cookie_no_cookie_back() {
        Message reply = asking.ask(Asking.edns(ROOT, Type.SOA));
        assertThat(summary(reply)).isEqualTo(SOA);
        assertThat(reply.getOPT().getOptions()).isEmpty();
        assertThat(standing(Asking.edns(ROOT, Type.SOA))).isEqualTo(Standing.ABSENT);
    }

    @Test
    void c39_a_cookie_of_a_wrong_length_is_a_format_error() {
        for (int length : new int[] {0, 1, 7, 9, 15, 41, 64}) {
            Message reply = asking.ask(Asking.edns(ROOT, Type.SOA, new GenericEDNSOption(10, new byte[length])));
            assertThat(summary(reply)).as("%s octets", length).isEqualTo("FORMERR qr rd");
            assertThat(reply.getOPT().getOptions()).isEmpty();
        }
    }

    @Test
    void c39_a_client_cookie_alone_is_answered_with_one_of_ours() {
        for (Transport transport : Transport.values()) {
            Message query = Asking.edns(ROOT, Type.SOA, new CookieOption(CLIENT));
            Message reply = asking.by(transport).ask(query);
            assertThat(summary(reply)).isEqualTo(SOA);
            assertThat(cookie(reply).getClientCookie()).isEqualTo(CLIENT);
            assertThat(cookie(reply).getServerCookie().orElseThrow()).hasSize(16);
            assertThat(standing(query)).isEqualTo(Standing.CLIENT_ONLY);
        }
    }

    @Test
    void c39_an_invalid_one_is_answered_as_a_client_cookie_alone_with_a_good_one() {
        for (int length : new int[] {8, 15, 16, 17, 32}) {
            Message query = Asking.edns(ROOT, Type.SOA, new CookieOption(CLIENT, new byte[length]));
            Message reply = asking.ask(query);
            assertThat(summary(reply)).isEqualTo(SOA);
            assertThat(standing(query)).isEqualTo(Standing.INVALID);
            assertThat(standing(Asking.edns(ROOT, Type.SOA, cookie(reply)))).isEqualTo(Standing.VALID);
        }
    }

    @Test
    void c39_a_valid_one_goes_back_and_is_good_for_an_hour() {
        CookieOption cookie = cookie(asking.ask(Asking.edns(ROOT, Type.SOA, new CookieOption(CLIENT))));
        Message query = Asking.edns(ROOT, Type.SOA, cookie);
        assertThat(cookie(asking.afterMillis(1_800_000).ask(query))).isEqualTo(cookie);
        assertThat(cookie(asking.afterMillis(1_000).ask(query))).isNotEqualTo(cookie);
        assertThat(standing(query)).isEqualTo(Standing.VALID);
        asking.afterMillis(1_800_000);
        assertThat(standing(query)).isEqualTo(Standing.INVALID);
    }

    @Test
    void c39_a_refusal_and_a_negative_answer_bring_a_cookie_too() {
        for (String name : new String[] {"example.net", "x." + ROOT}) {
            Message reply = asking.ask(Asking.edns(name, Type.A, new CookieOption(CLIENT)));
            assertThat(reply.getOPT().getOptions(10)).hasSize(1);
        }
    }

    @Test
    void c40_a_cookie_may_be_asked_for_alone() {
        String opt = "00 0029 04d0 0000 0000 000c 000a 0008 0102030405060708";
        byte[] reply = alone(opt);
        assertThat(hex(reply))
                .startsWith("beef8100" + "0000000000000001" + "00002904d000000000001c000a00180102030405060708");
        String ours = hex(reply).substring(hex(reply).length() - 48);
        assertThat(hex(alone("00 0029 04d0 0000 0000 001c 000a 0018" + ours))).isEqualTo(hex(reply));
        String forged = ours.substring(0, 46) + (ours.endsWith("00") ? "01" : "00");
        assertThat(hex(alone("00 0029 04d0 0000 0000 001c 000a 0018" + forged)))
                .isEqualTo("beef8107" + "0000000000000001" + "00002904d001000000001c000a0018" + ours);
        assertThat(hex(alone("00 0029 04d0 0000 0000 0005 000a 0001 01")))
                .isEqualTo("beef8101" + "0000000000000001" + "00002904d0000000000000");
    }

    private byte[] alone(String opt) {
        String query = "beef 0100 0000 0000 0000 0001" + opt;
        return Served.octets(asking.answer(HexFormat.of().parseHex(query.replace(" ", ""))));
    }

    private Standing standing(Message query) {
        return ((Answer.Reply) asking.answer(query)).cookie();
    }

    private static CookieOption cookie(Message reply) {
        return (CookieOption) reply.getOPT().getOptions(10).getFirst();
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
