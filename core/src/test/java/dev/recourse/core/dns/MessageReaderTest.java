package dev.recourse.core.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private static final String HEADER = "beef 0100 0001 0000 0000 0000 ";
    private static final String WITH_OPT = "beef 0100 0001 0000 0000 0001 ";
    private static final String WITH_TWO = "beef 0100 0001 0000 0000 0002 ";
    /** Bl.eXample A IN. */
    private static final String QUESTION = "02426c 0765586d6170 6c65 00 0001 0001 ";

    private static final String OPT = "00 0029 04d0 0000 0000 0000 ";

    @Test
    void a_query_is_read_as_it_was_sent() {
        Received.Query query = query(HEADER + QUESTION);
        assertThat(query.header()).isEqualTo(new Header(0xbeef, 0x0100));
        assertThat(query.question().name()).hasToString("Bl.eXmaple");
        assertThat(query.question().type()).isEqualTo(RecordType.A);
        assertThat(query.edns()).isEqualTo(new Edns.Absent());
    }

    @Test
    void c24_edns_is_read() {
        assertThat(query(WITH_OPT + QUESTION + OPT).edns()).isEqualTo(present(1232, 0));
        assertThat(query(WITH_OPT + QUESTION + "00 0029 0100 00 01 8000 0000").edns())
                .isEqualTo(present(256, 1));
        assertThat(query(WITH_OPT + QUESTION + "00 0029 0100 00 00 0000 0007 0064 0003 abcdef")
                        .edns())
                .isEqualTo(present(256, 0));
    }

    @Test
    void c24_what_is_wrong_with_an_opt_record_is_said_with_one() {
        assertThat(query(WITH_TWO + QUESTION + OPT + OPT).edns()).isEqualTo(new Edns.Broken());
        assertThat(query(WITH_OPT + QUESTION + "0161 00 0029 04d0 0000 0000 0000")
                        .edns())
                .isEqualTo(new Edns.Broken());
        assertThat(query(WITH_OPT + QUESTION + "c00c 0029 04d0 0000 0000 0000").edns())
                .isEqualTo(new Edns.Broken());
        assertThat(query(WITH_OPT + QUESTION + "00 0029 04d0 0000 0000 0003 000a00")
                        .edns())
                .isEqualTo(new Edns.Broken());
        assertThat(query(WITH_OPT + QUESTION + "00 0029 04d0 0000 0000 0004 000a0001")
                        .edns())
                .isEqualTo(new Edns.Broken());
    }

    @Test
    void c39_a_cookie_is_read_and_one_of_a_wrong_length_is_broken() {
        String client = "0102030405060708";
        assertThat(options("000a 0008" + client).cookie()).isEqualTo(new Cookie.ClientOnly(0x0102030405060708L));
        assertThat(options("000a 0018" + client + "1112131415161718" + "2122232425262728")
                        .cookie())
                .isEqualTo(new Cookie.Both(0x0102030405060708L, 0x1112131415161718L, 0x2122232425262728L));
        for (int length = 0; length <= 45; length++) {
            Edns edns = edns("000a %04x".formatted(length) + "ab".repeat(length));
            if (length == 8 || (length >= 16 && length <= 40)) {
                assertThat(edns).as("%s octets", length).isInstanceOf(Edns.Present.class);
            } else {
                assertThat(edns).as("%s octets", length).isEqualTo(new Edns.Broken());
            }
        }
        assertThat(options("000a 0010" + client + client).cookie()).isEqualTo(new Cookie.Foreign(0x0102030405060708L));
    }

    @Test
    void c39_only_the_first_cookie_counts() {
        String client = "0102030405060708";
        assertThat(options("000a 0008" + client + "000a 0001 00").cookie())
                .isEqualTo(new Cookie.ClientOnly(0x0102030405060708L));
        assertThat(edns("000a 0001 00" + "000a 0008" + client)).isEqualTo(new Edns.Broken());
    }

    @Test
    void c37_c38_c27b_options_are_asked_for_whatever_stands_in_them() {
        assertThat(options("0003 0000")).isEqualTo(new Edns.Options(new Cookie.None(), true, false, false));
        assertThat(options("0003 0002 abcd 0009 0000"))
                .isEqualTo(new Edns.Options(new Cookie.None(), true, true, false));
        assertThat(options("000b 0002 0064 ffff 0000"))
                .isEqualTo(new Edns.Options(new Cookie.None(), false, false, true));
    }

    @Test
    void c22_of_another_version_the_options_are_not_read() {
        assertThat(query(WITH_OPT + QUESTION + "00 0029 04d0 00 01 0000 0005 000a 0001 00")
                        .edns())
                .isEqualTo(present(1232, 1));
    }

    @Test
    void c40_without_a_question_there_must_be_an_opt_record() {
        assertThat(read("beef 0100 0000 0000 0000 0001 00 0029 04d0 0000 0000 000c 000a 0008 0102030405060708"))
                .isEqualTo(new Received.NoQuestion(
                        new Header(0xbeef, 0x0100),
                        new Edns.Present(
                                1232,
                                0,
                                new Edns.Options(new Cookie.ClientOnly(0x0102030405060708L), false, false, false))));
        assertThat(read("beef 0100 0000 0000 0000 0001" + OPT))
                .isEqualTo(new Received.NoQuestion(new Header(0xbeef, 0x0100), present(1232, 0)));
        assertMalformed("beef 0100 0000 0000 0000 0001" + OPT + "00");
        assertMalformed("beef 0100 0000 0000 0000 0000" + OPT);
    }

    @Test
    void records_that_say_nothing_to_us_are_passed_over() {
        String soa = "c00c 0006 0001 00000000 0002 abcd";
        assertThat(query("beef 0000 0001 0000 0001 0001" + QUESTION + soa + OPT).edns())
                .isEqualTo(present(1232, 0));
        assertThat(query("beef 0000 0001 0001 0000 0001" + QUESTION + "0161 c00f 0001 0001 00000000 0000" + OPT)
                        .edns())
                .isEqualTo(present(1232, 0));
    }

    @Test
    void what_is_no_question_is_malformed() {
        assertMalformed("beef 0100 0000 0000 0000 0000");
        assertMalformed("beef 0100 0002 0000 0000 0000" + QUESTION + QUESTION);
        assertMalformed(HEADER + QUESTION + "00");
        assertMalformed(WITH_OPT + QUESTION);
        assertMalformed(WITH_OPT + QUESTION + "00 0029 04d0 0000 0000 0001");
        assertMalformed("beef 0100 0001 ffff ffff ffff" + QUESTION);
    }

    @Test
    void c13_pointers_in_the_question_and_pointers_forward_are_malformed() {
        assertMalformed(HEADER + "c00c 0001 0001");
        assertMalformed(HEADER + "c000 0001 0001");
        assertMalformed(HEADER + "0161 c00c 0001 0001");
        assertMalformed(HEADER + "0161 c010 0001 0001 00");
        assertMalformed(WITH_OPT + "0161 00 0001 0001 c013 0029 04d0 0000 0000 0000");
        assertMalformed(WITH_OPT + "0161 00 0001 0001 c015 0029 04d0 0000 0000 0000");
        assertMalformed(WITH_OPT + "0161 00 0001 0001 c000 0029 04d0 0000 0000 0000");
    }

    @Test
    void c13_labels_of_64_and_names_of_256_octets_are_malformed() {
        String label = "3f" + "61".repeat(63);
        String longest = label.repeat(3) + "3d" + "61".repeat(61) + "00 0001 0001";
        assertThat(query(HEADER + longest).question().name().length()).isEqualTo(255);
        assertMalformed(HEADER + label.repeat(3) + "3e" + "61".repeat(62) + "00 0001 0001");
        assertMalformed(HEADER + "40" + "61".repeat(64) + "00 0001 0001");
        assertMalformed(HEADER + "80" + "61".repeat(64) + "00 0001 0001");
    }

    @Test
    void replies_and_short_packets_are_noise() {
        assertThat(read("beef 8100 0001 0000 0000 0000" + QUESTION)).isEqualTo(new Received.Noise());
        assertThat(read("")).isEqualTo(new Received.Noise());
        assertThat(read("beef 0100 0001 0000 0000 00")).isEqualTo(new Received.Noise());
    }

    @Test
    void c21_behind_another_opcode_nothing_is_read() {
        Header header = new Header(0xbeef, 0x7800);
        assertThat(read("beef 7800 0000 0000 0000 0000")).isEqualTo(new Received.OtherOpcode(header));
        assertThat(read("beef 7800 0001 0000 0000 0000 ff")).isEqualTo(new Received.OtherOpcode(header));
    }

    @Test
    void cut_at_every_offset_it_is_noise_or_malformed() {
        byte[] whole = octets("beef 0100 0001 0000 0001 0001" + QUESTION + "c00c 0006 0001 00000000 0002 abcd"
                + "00 0029 04d0 0000 0000 0013 0064 0003 abcdef 000a 0008 0102030405060708");
        assertThat(MessageReader.read(whole, whole.length)).isInstanceOf(Received.Query.class);
        for (int length = 0; length < whole.length; length++) {
            byte[] exact = Arrays.copyOf(whole, length);
            Received cut = MessageReader.read(exact, length);
            assertThat(cut)
                    .as("%s octets", length)
                    .isInstanceOf(length < Header.SIZE ? Received.Noise.class : Received.Malformed.class);
            // The buffer of a server still holds the rest of an earlier packet: it must not be looked at.
            assertThat(MessageReader.read(whole, length))
                    .as("%s octets", length)
                    .isEqualTo(cut);
        }
    }

    @Test
    void whatever_comes_it_gives_a_result() {
        byte[] whole = octets(WITH_TWO + QUESTION + "c00c 0006 0001 00000000 0002 abcd"
                + "00 0029 04d0 0000 0000 0010 0003 0000 000a 0008 0102030405060708");
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            byte[] packet = whole.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                packet[random.nextInt(packet.length)] = (byte) (random.nextBoolean() ? 0xc0 : random.nextInt());
            }
            int length = random.nextInt(packet.length + 1);
            assertThat(MessageReader.read(Arrays.copyOf(packet, length), length))
                    .isNotNull();
        }
    }

    private static Edns present(int payloadSize, int version) {
        return new Edns.Present(payloadSize, version, Edns.Options.NONE);
    }

    private static Edns edns(String options) {
        int length = options.replace(" ", "").length() / 2;
        return query(WITH_OPT + QUESTION + "00 0029 04d0 0000 0000 %04x".formatted(length) + options)
                .edns();
    }

    private static Edns.Options options(String options) {
        return ((Edns.Present) edns(options)).options();
    }

    private static void assertMalformed(String hex) {
        assertThat(read(hex)).as(hex).isEqualTo(new Received.Malformed(new Header(0xbeef, 0x0100)));
    }

    private static Received.Query query(String hex) {
        assertThat(read(hex)).as(hex).isInstanceOf(Received.Query.class);
        return (Received.Query) read(hex);
    }

    private static Received read(String hex) {
        byte[] octets = octets(hex);
        return MessageReader.read(octets, octets.length);
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
