package dev.recourse.core.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names are strangers' bytes: whatever they are, there is a verdict, and it points into the name. */
class AnyTextTest {
    private static final List<IpAddress> ADDRESSES = List.of(
            IpAddress.parse("192.0.2.7"),
            IpAddress.parse("203.0.113.255"),
            IpAddress.parse("0.0.0.0"),
            IpAddress.parse("2001:db8::7"),
            IpAddress.parse("2001:db8:1:2:0211:22ff:fe33:4455"),
            IpAddress.parse("::"));
    private static final List<String> PIECES = List.of(
            "192",
            "0",
            "2",
            "7",
            "-",
            ".",
            "_",
            "dyn",
            "static",
            "pool",
            "mail",
            "xn--",
            "xn--dinmico-jwa",
            "é",
            "c0000207",
            "\u0000",
            "\t",
            "non",
            "in-addr",
            "arpa",
            "ip6",
            "2001",
            "db8",
            "000000000000",
            "ip-1-2-3",
            "\uD800",
            "İ",
            "amazonaws");

    @Test
    void any_text_has_a_verdict_whose_spans_are_in_its_name() {
        Random random = new Random(5);
        for (int i = 0; i < 40_000; i++) {
            String name = i % 2 == 0 ? bytes(random) : pieces(random);
            check(name, ADDRESSES.get(i % ADDRESSES.size()));
        }
    }

    @Test
    void a_name_cut_at_any_place_has_a_verdict() {
        String name = "mm-7-2-0-192.vitebsk.dynamic.pppoe.example.co.uk.";
        for (int from = 0; from <= name.length(); from++) {
            for (int to = from; to <= name.length(); to++) {
                check(name.substring(from, to), ADDRESSES.getFirst());
            }
        }
    }

    /** The longest names that DNS has and ones that it has not: no clock here, the build would not end otherwise. */
    @Test
    void the_work_for_a_long_name_is_bounded() {
        List<String> parts =
                List.of("1.", "192-0-2-", "7", "a1b2", "-", ".", "c0-00-02-", "ip-#", "no", "staticstatic", "1-1-1-");
        for (String part : parts) {
            for (int length : new int[] {253, 255, 1_000, 100_000}) {
                String name = part.repeat(length / part.length() + 1).substring(0, length);
                for (IpAddress address : ADDRESSES) {
                    check(name, address);
                    check(name + ".example.net", address);
                }
            }
        }
    }

    private static void check(String name, IpAddress address) {
        PtrVerdict verdict = PtrClassifier.shipped().classify(address, name);
        assertThat(verdict.spans()).allSatisfy(span -> {
            assertThat(span.start()).isBetween(0, span.end() - 1);
            assertThat(span.end()).isLessThanOrEqualTo(verdict.name().length());
        });
        assertThat(verdict.confidence()).isBetween(0.0, 1.0);
        assertThat(verdict.sentence()).doesNotContain("{");
        assertThat(verdict).isEqualTo(PtrClassifier.shipped().classify(address, name));
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String pieces(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString();
    }
}
