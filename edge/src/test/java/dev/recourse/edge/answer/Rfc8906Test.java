package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.name;
import static dev.recourse.edge.answer.Served.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.table.ListingTable;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The robustness suite of RFC 8906 8, and the rules of EDNS, in the packets themselves. */
class Rfc8906Test {
    private static final String SOA = "NOERROR qr aa answer [bl.example.org. 300 SOA ]";
    private static final String NAME = "02626c 076578616d706c65 036f7267 00";

    private final Served served = new Served(ListingTable.EMPTY);

    @Test
    void c20_plain() {
        Message reply = served.ask(query(ROOT, Type.SOA), Transport.UDP);
        assertThat(summary(reply)).isEqualTo(SOA);
        assertThat(reply.getOPT()).isNull();
        assertThat(summary(served.ask(query(ROOT, 1000), Transport.UDP)))
                .isEqualTo("NOERROR qr aa authority [bl.example.org. 60 SOA ]");
    }

    @Test
    void c15_c28_rd_is_copied_and_cd_ad_and_z_are_not() {
        for (int flag : new int[] {Flags.CD, Flags.AD, 9, Flags.RA, Flags.AA, Flags.TC}) {
            Message query = query(ROOT, Type.SOA);
            query.getHeader().setFlag(flag);
            assertThat(summary(served.ask(query, Transport.UDP))).isEqualTo(SOA);
        }
        Message query = query(ROOT, Type.SOA);
        query.getHeader().setFlag(Flags.RD);
        Message reply = served.ask(query, Transport.UDP);
        assertThat(summary(reply)).isEqualTo(SOA.replace("aa", "aa rd"));
        assertThat(reply.getHeader().getID()).isEqualTo(query.getHeader().getID());
    }

    @Test
    void c21_another_opcode_is_not_implemented_by_header_alone() {
        for (int opcode = 1; opcode <= 15; opcode++) {
            String flags = "%04x".formatted(opcode << 11 | 0x0100);
            assertThat(hex("beef" + flags + "0000 0000 0000 0000"))
                    .isEqualTo("beef%04x0000000000000000".formatted(0x8104 | opcode << 11));
            assertThat(hex("beef" + flags + "0001 0000 0000 0000" + NAME + "0006 0001"))
                    .isEqualTo("beef%04x0000000000000000".formatted(0x8104 | opcode << 11));
        }
    }

    @Test
    void c22_edns_is_answered_with_edns() {
        Message reply = served.ask(edns(new OPTRecord(4096, 0, 0)), Transport.UDP);
        assertThat(summary(reply)).isEqualTo(SOA);
        assertThat(reply.getOPT()).isEqualTo(new OPTRecord(1232, 0, 0));
    }

    @Test
    void c22_a_higher_version_is_badvers_without_data() {
        for (int version : new int[] {1, 255}) {
            Message reply = served.ask(edns(new OPTRecord(1232, 0, version)), Transport.UDP);
            assertThat(summary(reply)).isEqualTo("BADVERS qr");
            assertThat(reply.getOPT()).isEqualTo(new OPTRecord(1232, 1, 0));
        }
    }

    @Test
    void c22_unknown_options_and_flags_are_neither_minded_nor_echoed() {
        OPTRecord options = new OPTRecord(
                1232,
                0,
                0,
                0x0040,
                List.of(
                        new GenericEDNSOption(100, new byte[] {1, 2}),
                        new GenericEDNSOption(3, new byte[0]),
                        new GenericEDNSOption(8, new byte[] {0, 1, 0, 0}),
                        new GenericEDNSOption(0xffff, new byte[0])));
        Message reply = served.ask(edns(options), Transport.UDP);
        assertThat(summary(reply)).isEqualTo(SOA);
        assertThat(reply.getOPT()).isEqualTo(new OPTRecord(1232, 0, 0));
        List<EDNSOption> known = List.of(new GenericEDNSOption(10, new byte[8]), new GenericEDNSOption(9, new byte[0]));
        Message both = served.ask(edns(new OPTRecord(1232, 0, 1, 0x8040, known)), Transport.UDP);
        assertThat(summary(both)).isEqualTo("BADVERS qr");
        assertThat(both.getOPT()).isEqualTo(new OPTRecord(1232, 1, 0));
    }

    @Test
    void c24_two_opt_records_or_a_named_one_are_a_format_error_with_opt() {
        String opt = "00 0029 04d0 00000000 0000";
        String expected = "beef8001000100000000 0001" + NAME + "0006 0001" + opt;
        assertThat(hex("beef 0000 0001 0000 0000 0002" + NAME + "0006 0001" + opt + opt))
                .isEqualTo(expected.replace(" ", ""));
        assertThat(hex("beef 0000 0001 0000 0000 0001" + NAME + "0006 0001 c00c 0029 04d0 00000000 0000"))
                .isEqualTo(expected.replace(" ", ""));
        assertThat(hex("beef 0000 0001 0000 0000 0001" + NAME + "0006 0001 00 0029 04d0 00000000 0001 00"))
                .isEqualTo(expected.replace(" ", ""));
    }

    @Test
    void what_is_no_single_question_is_a_format_error() {
        String formatError = "beef81010000000000000000";
        assertThat(hex("beef 0100 0000 0000 0000 0000")).isEqualTo(formatError);
        assertThat(hex("beef 0100 0002 0000 0000 0000" + (NAME + "0006 0001").repeat(2)))
                .isEqualTo(formatError);
        assertThat(hex("beef 0100 0001 0000 0000 0000 c00c 0006 0001")).isEqualTo(formatError);
    }

    @Test
    void c24_without_a_question_too_an_opt_record_is_answered_with_one() {
        String opt = "00 0029 04d0 00000000 0000";
        assertThat(hex("beef 0100 0000 0000 0000 0001" + opt))
                .isEqualTo(("beef 8101 0000 0000 0000 0001" + opt).replace(" ", ""));
        assertThat(hex("beef 0100 0000 0000 0000 0002" + opt + opt))
                .isEqualTo(("beef 8101 0000 0000 0000 0001" + opt).replace(" ", ""));
        assertThat(hex("beef 0100 0000 0000 0000 0001 00 0029 04d0 00010000 0000"))
                .isEqualTo("beef 8100 0000 0000 0000 0001 00 0029 04d0 01000000 0000".replace(" ", ""));
    }

    @Test
    void c22_an_edns_version_that_we_do_not_speak_comes_before_class_and_type() {
        for (String question : List.of("00fc 0001", "0010 0003", "00f9 0001")) {
            assertThat(hex("beef 0000 0001 0000 0000 0001" + NAME + question + "00 0029 04d0 00010000 0000"))
                    .startsWith("beef80000001")
                    .endsWith("00002904d0010000000000");
        }
    }

    @Test
    void c28_do_is_not_echoed_because_nothing_is_signed() {
        Message reply = served.ask(edns(new OPTRecord(1232, 0, 0, 0x8000)), Transport.UDP);
        assertThat(reply.getOPT()).isEqualTo(new OPTRecord(1232, 0, 0));
    }

    @Test
    void c12_the_question_is_echoed_octet_by_octet_and_compared_without_case() {
        String mixed = "02624c 076558616D506c65 036f5267 00";
        assertThat(hex("beef 0000 0001 0000 0000 0000" + mixed + "0006 0001"))
                .startsWith(("beef 8400 0001 0001 0000 0000" + mixed + "0006 0001")
                        .replace(" ", "")
                        .toLowerCase(Locale.ROOT));
    }

    @Test
    void replies_and_scraps_are_dropped() {
        assertThat(served.answer("beef 8100 0001 0000 0000 0000" + NAME + "0006 0001"))
                .isEqualTo(new Answer.Drop(Outcome.DROPPED));
        assertThat(served.answer("beef 0100 0001 0000 0000")).isEqualTo(new Answer.Drop(Outcome.DROPPED));
        assertThat(served.answer("")).isEqualTo(new Answer.Drop(Outcome.DROPPED));
    }

    @Test
    void c36_other_classes_and_transfers_are_refused() {
        for (int dclass : new int[] {DClass.CH, DClass.HS, DClass.NONE, DClass.ANY, 0, 4711}) {
            assertThat(hex("beef 0000 0001 0000 0000 0000" + NAME + "0010 %04x".formatted(dclass)))
                    .startsWith("beef80050001000000000000");
        }
        for (int type : new int[] {Type.AXFR, Type.IXFR}) {
            assertThat(summary(served.ask(query(ROOT, type), Transport.TCP))).isEqualTo("REFUSED qr");
        }
        assertThat(summary(served.ask(query(ROOT, Type.MAILB), Transport.UDP))).isEqualTo("NOTIMP qr");
    }

    @Test
    void c23_c25_a_reply_never_exceeds_what_the_client_takes() {
        Served full = new Served(Served.table(
                "2001:db8::/64", "rbl/spam-source",
                "2001:db8::/64", "relay/open-relay",
                "2001:db8::/64", "quick/burst",
                "2001:db8::/64", "dul/owner-declared",
                "2001:db8::/64", "generic/rdns-generic",
                "2001:db8::/64", "noptr/no-rdns"));
        Message query = query(name("2001:db8::1", "all"), Type.TXT);
        Message plain = full.ask(query, Transport.UDP);
        assertThat(summary(plain)).isEqualTo("NOERROR qr aa tc");
        assertThat(plain.getOPT()).isNull();
        assertThat(full.ask(query, Transport.TCP).getSection(Section.ANSWER)).hasSize(6);
        int whole = full.ask(query, Transport.TCP).numBytes() + 11;
        assertThat(whole).isGreaterThan(1232);
        for (int size : new int[] {0, 100, 512, 1232, 4096, 65535}) {
            Message edns = query.clone();
            edns.addRecord(new OPTRecord(size, 0, 0), Section.ADDITIONAL);
            Message reply = full.ask(edns, Transport.UDP);
            assertThat(summary(reply)).as("size %s", size).isEqualTo("NOERROR qr aa tc");
            assertThat(reply.getOPT()).isEqualTo(new OPTRecord(1232, 0, 0));
            assertThat(full.ask(edns, Transport.TCP).numBytes()).isEqualTo(whole);
        }
    }

    @Test
    void c24_a_reply_that_fits_to_the_octet_is_sent_and_one_octet_less_truncates() {
        Served full = new Served(Served.table(
                "2001:db8::/64",
                "rbl/spam-source",
                "2001:db8::/64",
                "relay/open-relay",
                "2001:db8::/64",
                "quick/burst"));
        Message query = query(name("2001:db8::1", "all"), Type.TXT);
        int whole = full.ask(query, Transport.TCP).numBytes() + 11;
        assertThat(whole).isBetween(513, 1231);
        Message exact = query.clone();
        exact.addRecord(new OPTRecord(whole, 0, 0), Section.ADDITIONAL);
        assertThat(full.ask(exact, Transport.UDP).numBytes()).isEqualTo(whole);
        Message less = query.clone();
        less.addRecord(new OPTRecord(whole - 1, 0, 0), Section.ADDITIONAL);
        assertThat(summary(full.ask(less, Transport.UDP))).isEqualTo("NOERROR qr aa tc");
    }

    @Test
    void a8_one_reason_fits_without_edns() {
        Served one = new Served(Served.table("2001:db8::/64", "generic/rdns-generic"));
        Message reply = one.ask(query(name("2001:db8:0:0:1234:5678:9abc:def0", "generic"), Type.TXT), Transport.UDP);
        assertThat(reply.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(reply.getSection(Section.ANSWER)).hasSize(1);
    }

    private static Message query(String name, int type) {
        Message query = Message.newQuery(Record.newRecord(Served.absolute(name), type, DClass.IN));
        query.getHeader().unsetFlag(Flags.RD);
        return query;
    }

    private static Message edns(OPTRecord opt) {
        Message query = query(ROOT, Type.SOA);
        query.addRecord(opt, Section.ADDITIONAL);
        return query;
    }

    private String hex(String query) {
        return HexFormat.of().formatHex(Served.octets(served.answer(query)));
    }
}
