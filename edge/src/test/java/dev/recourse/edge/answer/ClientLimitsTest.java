package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.name;
import static dev.recourse.edge.answer.Served.summary;
import static dev.recourse.edge.answer.Served.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.PrefixLengths;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.Rate;
import dev.recourse.edge.client.ReplyLimit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CookieOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/** Who is answered, and how much. */
class ClientLimitsTest {
    private static final ServedView VIEW =
            Served.ZONES.view(table("192.0.2.9", "rbl/spam-source", "2001:db8:1::/48", "dul/rdns-dynamic"), 1);
    private static final Message LISTED = Asking.query(name("192.0.2.9"), Type.A);
    private static final Message NOT_LISTED = Asking.query(name("192.0.2.8"), Type.A);
    private static final AddressSet NOBODY = AddressSet.of(List.of(), List.of(), false);

    private final LongAdder forgotten = new LongAdder();

    @Test
    void c19_a_client_that_may_not_ask_is_refused_whatever_it_asks_and_told_why_by_edns() {
        AddressSet clients = AddressSet.of(prefixes("192.0.2.0/24"), prefixes("192.0.2.66"), false);
        Asking asking = new Asking(Asking.policy(clients, Quota.NONE, ReplyLimit.NONE), VIEW);
        assertThat(asking.from("192.0.2.1").outcome(LISTED)).isEqualTo(Outcome.DATA);
        for (String client : List.of("192.0.2.66", "198.51.100.1", "2001:db8::1")) {
            asking.from(client);
            for (String asked : List.of(name("192.0.2.9"), ROOT, "example.net")) {
                Message reply = asking.ask(Asking.edns(asked, Type.A));
                assertThat(summary(reply)).as(asked).isEqualTo("REFUSED qr rd");
                assertThat(error(reply)).isEqualTo("18 ");
            }
            Message plain = asking.ask(LISTED);
            assertThat(summary(plain)).isEqualTo("REFUSED qr rd");
            assertThat(plain.getOPT()).isNull();
            assertThat(asking.by(Transport.TCP).outcome(LISTED)).isEqualTo(Outcome.PROHIBITED);
            asking.by(Transport.UDP);
        }
    }

    @Test
    void design6_over_quota_is_refused_with_a_reason_and_never_an_address() {
        Asking asking = quota(new Rate(2, 3), NOBODY);
        for (int i = 0; i < 3; i++) {
            assertThat(asking.outcome(LISTED)).isEqualTo(Outcome.DATA);
        }
        Message reply = asking.ask(Asking.edns(name("192.0.2.9"), Type.A));
        assertThat(summary(reply)).isEqualTo("REFUSED qr rd");
        assertThat(error(reply)).isEqualTo("18 too many queries from your address");
        assertThat(summary(asking.ask(LISTED))).isEqualTo("REFUSED qr rd");
        assertThat(asking.afterMillis(500).outcome(LISTED)).isEqualTo(Outcome.DATA);
        assertThat(asking.outcome(LISTED)).isEqualTo(Outcome.OVER_QUOTA);
    }

    @Test
    void design6_the_quota_counts_addresses_of_ipv4_and_networks_of_ipv6_over_both_transports() {
        Asking asking = quota(new Rate(1, 1), NOBODY);
        assertThat(asking.from("192.0.2.1").outcome(LISTED)).isEqualTo(Outcome.DATA);
        assertThat(asking.by(Transport.TCP).outcome(LISTED)).isEqualTo(Outcome.OVER_QUOTA);
        assertThat(asking.from("192.0.2.2").outcome(LISTED)).isEqualTo(Outcome.DATA);
        assertThat(asking.from("2001:db8::1").outcome(LISTED)).isEqualTo(Outcome.DATA);
        assertThat(asking.from("2001:db8::ffff").outcome(LISTED)).isEqualTo(Outcome.OVER_QUOTA);
        assertThat(asking.from("2001:db8:0:1::1").outcome(LISTED)).isEqualTo(Outcome.DATA);
    }

    @Test
    void the_quota_leaves_the_exempt_alone_and_a_valid_cookie_does_not_lift_it() {
        Asking asking = quota(new Rate(1, 1), AddressSet.of(prefixes("127.0.0.0/8"), List.of(), false));
        asking.from("127.0.0.1");
        for (int i = 0; i < 50; i++) {
            assertThat(asking.outcome(LISTED)).isEqualTo(Outcome.DATA);
        }
        asking.from("192.0.2.1");
        CookieOption cookie = cookie(asking.ask(Asking.edns(ROOT, Type.SOA, new CookieOption(new byte[8]))));
        assertThat(asking.outcome(Asking.edns(ROOT, Type.SOA, cookie))).isEqualTo(Outcome.OVER_QUOTA);
    }

    @Test
    void c42_beyond_the_limit_every_second_reply_is_dropped_and_the_others_are_short_and_truncated() {
        Asking asking = limited(Optional.of(new Rate(1, 4)), Optional.empty());
        assertThat(tally(asking, LISTED, 10))
                .containsExactlyInAnyOrderEntriesOf(Map.of(Outcome.DATA, 4, Outcome.LIMITED, 3, Outcome.SLIPPED, 3));
        assertThat(asking.outcome(LISTED)).isEqualTo(Outcome.LIMITED);
        Message slipped = asking.ask(LISTED);
        assertThat(summary(slipped)).isEqualTo("NOERROR qr tc rd");
        assertThat(slipped.numBytes()).isEqualTo(LISTED.numBytes());
    }

    @Test
    void c43_no_number_of_names_that_are_not_there_is_limited_by_default_nor_uses_up_the_others() {
        Asking asking = limited(Optional.of(new Rate(1, 1)), Optional.empty());
        for (int i = 0; i < 1000; i++) {
            Message query = Asking.query(name("198.51." + i / 250 + "." + i % 250), Type.A);
            assertThat(asking.outcome(query)).isEqualTo(Outcome.NO_NAME);
        }
        assertThat(asking.outcome(LISTED)).isEqualTo(Outcome.DATA);
    }

    @Test
    void c43_where_they_are_limited_all_names_count_together() {
        Asking asking = limited(Optional.empty(), Optional.of(new Rate(1, 2)));
        assertThat(asking.outcome(NOT_LISTED)).isEqualTo(Outcome.NO_NAME);
        assertThat(asking.outcome(Asking.query("192." + ROOT, Type.A))).isEqualTo(Outcome.NO_DATA);
        assertThat(asking.outcome(Asking.query(name("192.0.2.7"), Type.A))).isEqualTo(Outcome.LIMITED);
        assertThat(tally(asking, LISTED, 50)).containsOnlyKeys(Outcome.DATA);
    }

    @Test
    void c42_listed_answers_and_errors_have_a_bucket_each_for_a_network() {
        Asking asking = limited(Optional.of(new Rate(1, 1)), Optional.empty());
        Message outside = Asking.query("example.net", Type.A);
        assertThat(asking.from("192.0.2.1").outcome(LISTED)).isEqualTo(Outcome.DATA);
        assertThat(asking.outcome(outside)).isEqualTo(Outcome.NOT_OURS);
        assertThat(asking.from("192.0.2.200").outcome(LISTED)).isEqualTo(Outcome.LIMITED);
        assertThat(asking.outcome(outside)).isEqualTo(Outcome.LIMITED);
        assertThat(asking.from("192.0.3.1").outcome(LISTED)).isEqualTo(Outcome.DATA);
        assertThat(asking.from("2001:db8:0:1::1").outcome(LISTED)).isEqualTo(Outcome.DATA);
        assertThat(asking.from("2001:db8:0:2::1").outcome(LISTED)).isEqualTo(Outcome.LIMITED);
    }

    @Test
    void c43_tcp_and_valid_cookies_are_not_limited_and_a_client_with_cookies_is_sent_one_to_come_back_with() {
        Asking asking = limited(Optional.of(new Rate(1, 1)), Optional.empty());
        Message first = Asking.edns(ROOT, Type.SOA, new CookieOption(new byte[8]));
        CookieOption cookie = cookie(asking.ask(first));
        assertThat(tally(asking, Asking.edns(ROOT, Type.SOA, cookie), 50)).containsOnlyKeys(Outcome.DATA);
        assertThat(tally(asking.by(Transport.TCP), LISTED, 50)).containsOnlyKeys(Outcome.DATA);
        asking.by(Transport.UDP);
        assertThat(asking.outcome(first)).isEqualTo(Outcome.LIMITED);
        Message again = asking.ask(first);
        assertThat(summary(again)).isEqualTo("BADCOOKIE qr rd");
        assertThat(tally(asking, Asking.edns(ROOT, Type.SOA, cookie(again)), 50))
                .containsOnlyKeys(Outcome.DATA);
    }

    @Test
    void by_default_nothing_is_limited() {
        assertThat(tally(new Asking(ClientPolicy.open(), VIEW), LISTED, 5000)).containsOnlyKeys(Outcome.DATA);
    }

    private Asking quota(Rate rate, AddressSet exempt) {
        Quota quota = Quota.of(rate, PrefixLengths.SINGLE, exempt, forgotten, 1);
        return new Asking(Asking.policy(AddressSet.ALL, quota, ReplyLimit.NONE), VIEW);
    }

    private Asking limited(Optional<Rate> replies, Optional<Rate> notListed) {
        ReplyLimit limit = ReplyLimit.of(replies, notListed, NOBODY, forgotten, 1);
        return new Asking(Asking.policy(AddressSet.ALL, Quota.NONE, limit), VIEW);
    }

    private static Map<Outcome, Integer> tally(Asking asking, Message query, int times) {
        Map<Outcome, Integer> tally = new EnumMap<>(Outcome.class);
        for (int i = 0; i < times; i++) {
            tally.merge(asking.outcome(query), 1, Integer::sum);
        }
        return tally;
    }

    private static CookieOption cookie(Message reply) {
        return (CookieOption) reply.getOPT().getOptions(10).getFirst();
    }

    private static String error(Message reply) {
        ExtendedErrorCodeOption error =
                (ExtendedErrorCodeOption) reply.getOPT().getOptions(15).getFirst();
        return error.getErrorCode() + " " + (error.getText() == null ? "" : error.getText());
    }

    private static List<Prefix> prefixes(String... texts) {
        return List.of(texts).stream().map(Prefix::parse).toList();
    }
}
