package dev.recourse.core.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.dns.MessageWriter.Section;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
    private static final Header REQUEST = new Header(0xbeef, 0x0170);
    private static final DomainName NAME = DomainName.parse("2.X.example");
    private static final Question QUESTION = new Question(NAME, RecordType.A, RecordClass.IN);
    private static final RecordSet TWO =
            new RecordSet(NAME, RecordType.A, 300, List.of(new byte[] {127, 0, 0, 2}, new byte[] {127, 0, 0, 10}));

    @Test
    void c15_a_reply_in_octets() {
        MessageWriter writer = new MessageWriter(QUESTION, 512);
        assertThat(writer.add(Section.ANSWER, TWO)).isTrue();
        assertThat(writer.add(
                        Section.AUTHORITY, new RecordSet(DomainName.parse("x.EXAMPLE"), 2, 1, List.of(new byte[] {0}))))
                .isTrue();
        assertThat(writer.add(
                        Section.ADDITIONAL,
                        new RecordSet(DomainName.parse("n.org"), 1, 1, List.of(new byte[] {1, 2, 3, 4}))))
                .isTrue();
        writer.opt(1232, Rcode.NOERROR, new ReplyOptions());
        assertThat(hex(writer.finish(REQUEST, Rcode.NOERROR, true, false)))
                .isEqualTo(("beef 8500 0001 0002 0001 0002"
                                // The question in its own case.
                                + "0132 0158 076578616d706c65 00 0001 0001"
                                + "c00c 0001 0001 0000012c 0004 7f000002"
                                + "c00c 0001 0001 0000012c 0004 7f00000a"
                                + "c00e 0002 0001 00000001 0001 00"
                                + "016e 036f7267 00 0001 0001 00000001 0004 01020304"
                                + "00 0029 04d0 00000000 0000")
                        .replace(" ", ""));
    }

    @Test
    void c10_a_set_is_taken_whole_or_not_at_all() {
        int question = 12 + NAME.length() + 4;
        MessageWriter writer = new MessageWriter(QUESTION, question + 31);
        assertThat(writer.add(Section.ANSWER, TWO)).isFalse();
        assertThat(hex(writer.finish(REQUEST, 0, true, true)))
                .isEqualTo(
                        ("beef 8700 0001 0000 0000 0000" + "0132 0158 076578616d706c65 00 0001 0001").replace(" ", ""));
        assertThat(new MessageWriter(QUESTION, question + 32).add(Section.ANSWER, TWO))
                .isTrue();
    }

    @Test
    void c22_an_extended_rcode_is_parted_between_header_and_opt() {
        MessageWriter writer = new MessageWriter(QUESTION, 512);
        writer.opt(1232, Rcode.BADVERS, new ReplyOptions().extendedError(ExtendedError.NOT_READY, ""));
        assertThat(hex(writer.finish(REQUEST, Rcode.BADVERS, false, false)))
                .startsWith("beef8100")
                .endsWith("00 0029 04d0 01000000 0006 000f 0002 000e".replace(" ", ""));
    }

    @Test
    void c21_a_header_alone() {
        MessageWriter writer = MessageWriter.withoutQuestion();
        assertThat(hex(writer.finish(new Header(0xbeef, 0x7970), Rcode.NOTIMP, false, false)))
                .isEqualTo("beeff9040000000000000000");
    }

    @Test
    void c40_a_header_and_an_opt_record() {
        MessageWriter writer = MessageWriter.withoutQuestion();
        writer.opt(1232, Rcode.BADCOOKIE, new ReplyOptions());
        assertThat(hex(writer.finish(new Header(0xbeef, 0x0100), Rcode.BADCOOKIE, false, false)))
                .isEqualTo("beef81070000000000000001" + "00002904d0010000000000");
    }

    @Test
    void c19_c37_c38_c39_c27b_options_in_octets() {
        ReplyOptions options = new ReplyOptions()
                .cookie(new CheckedCookie(
                        CheckedCookie.Standing.VALID, 0x0102030405060708L, 0x1112131415161718L, 0x2122232425262728L))
                .extendedError(18, "no")
                .serverId(new byte[] {'a'})
                .expire(86_400)
                .keepalive(100);
        MessageWriter writer = MessageWriter.withoutQuestion();
        writer.opt(1232, Rcode.NOERROR, options);
        assertThat(hex(writer.finish(new Header(0, 0), Rcode.NOERROR, false, false)))
                .endsWith(("0037 000a 0018 0102030405060708 1112131415161718 2122232425262728" + "000f 0004 0012 6e6f"
                                + "0003 0001 61" + "0009 0004 00015180" + "000b 0002 0064")
                        .replace(" ", ""));
        assertThat(MessageWriter.optSize(options)).isEqualTo(11 + 0x37);
    }

    @Test
    void c39_no_cookie_and_nothing_to_say_are_no_options() {
        ReplyOptions options = new ReplyOptions().cookie(CheckedCookie.ABSENT).extendedError(ExtendedError.NONE, "");
        assertThat(MessageWriter.optSize(options)).isEqualTo(11);
    }

    @Test
    void c36_records_have_the_class_of_the_question() {
        MessageWriter writer = new MessageWriter(new Question(NAME, RecordType.TXT, RecordClass.CHAOS), 512);
        writer.add(Section.ANSWER, new RecordSet(NAME, RecordType.TXT, 0, List.of(new byte[] {1, 'a'})));
        assertThat(hex(writer.finish(REQUEST, 0, true, false)))
                .endsWith("c00c 0010 0003 00000000 0002 0161".replace(" ", ""));
    }

    @Test
    void a_long_reply_grows() {
        MessageWriter writer = new MessageWriter(QUESTION, 65_535);
        for (int i = 0; i < 200; i++) {
            assertThat(writer.add(Section.ANSWER, new RecordSet(NAME, 16, 1, List.of(new byte[256]))))
                    .isTrue();
        }
        assertThat(writer.finish(REQUEST, 0, true, false).remaining()).isEqualTo(12 + 13 + 4 + 200 * (12 + 256));
    }

    @Test
    void a8_text_is_printable_ascii() {
        assertThat(Rdata.text("a\u00e4\n\"")).isEqualTo(new byte[] {4, 'a', '?', '?', '"'});
    }

    private static String hex(ByteBuffer message) {
        byte[] octets = new byte[message.remaining()];
        message.get(octets);
        return HexFormat.of().formatHex(octets);
    }
}
