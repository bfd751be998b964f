package dev.recourse.core.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Standards D23: a random address in every form is found, and in none of them where it does not stand. */
class EmbeddedFormsTest {
    private static final PtrClassifier CLASSIFIER = PtrClassifier.shipped();

    private static final Map<String, Function<int[], String>> WHOLE = new LinkedHashMap<>();

    static {
        WHOLE.put("forward with hyphens", o -> text("host-%d-%d-%d-%d", o, 0, 1, 2, 3));
        WHOLE.put("forward with dots", o -> text("%d.%d.%d.%d", o, 0, 1, 2, 3));
        WHOLE.put("forward with underscores", o -> text("ip_%d_%d_%d_%d", o, 0, 1, 2, 3));
        WHOLE.put("forward with x", o -> text("%dx%dx%dx%d", o, 0, 1, 2, 3));
        WHOLE.put("forward with letters between", o -> text("a%db%dc%dd%d", o, 0, 1, 2, 3));
        WHOLE.put("reversed with dots", o -> text("%d.%d.%d.%d.rev", o, 3, 2, 1, 0));
        WHOLE.put("reversed with hyphens", o -> text("%d-%d-%d-%d", o, 3, 2, 1, 0));
        WHOLE.put("split over labels", o -> text("host%d.net%d-%d-%d", o, 3, 0, 1, 2));
        WHOLE.put("permuted", o -> text("n%d-%d.%d-%d", o, 1, 0, 3, 2));
        WHOLE.put("padded, separated", o -> text("%03d-%03d-%03d-%03d", o, 0, 1, 2, 3));
        WHOLE.put("padded", o -> text("h%03d%03d%03d%03d", o, 0, 1, 2, 3));
        WHOLE.put("padded, reversed", o -> text("%03d%03d%03d%03d", o, 3, 2, 1, 0));
        WHOLE.put("joined in part", o -> text("n%d%dz%dl%d", o, 0, 1, 2, 3));
        WHOLE.put("one number", o -> "ip" + Integer.toUnsignedLong(bits(o)));
        WHOLE.put("hexadecimal", o -> text("p%02x%02x%02x%02x.dip", o, 0, 1, 2, 3));
        WHOLE.put("hexadecimal, upper case", o -> text("p%02X%02X%02X%02X", o, 0, 1, 2, 3));
        WHOLE.put("hexadecimal, 0x", o -> text("0x%02x%02x%02x%02x", o, 0, 1, 2, 3));
        WHOLE.put("hexadecimal, reversed", o -> text("c%02x%02x%02x%02x", o, 3, 2, 1, 0));
        WHOLE.put("hexadecimal, separated", o -> text("%02x.%02x.%02x%02x.ip4", o, 3, 2, 1, 0));
        WHOLE.put("hexadecimal, hyphens", o -> text("%02x-%02x-%02x-%02x", o, 0, 1, 2, 3));
        WHOLE.put("mixed", o -> text("dsl-hkng11-%02x%02x%02x-%d", o, 0, 1, 2, 3));
    }

    private static final Map<String, Function<int[], String>> PART = new LinkedHashMap<>();

    static {
        PART.put("last three", o -> text("d%d-%d-%d", o, 1, 2, 3));
        PART.put("last three, reversed", o -> text("%d.%d.%d", o, 3, 2, 1));
        PART.put("last three, padded", o -> text("a%03d%03d%03d", o, 1, 2, 3));
        PART.put("last two", o -> text("%d-%d", o, 2, 3));
        PART.put("last two, reversed", o -> text("host%d.%d", o, 3, 2));
        PART.put("last two, padded", o -> text("dd%03d%03d", o, 2, 3));
        PART.put("last two, separated by words", o -> text("tw%d-line%d", o, 2, 3));
        PART.put("network", o -> text("gw-%d-%d-%d", o, 0, 1, 2));
    }

    @Test
    void every_whole_form_of_an_ipv4_address_is_found() {
        Random random = new Random(23);
        WHOLE.forEach((form, write) -> {
            for (int i = 0; i < 500; i++) {
                int[] octets = octets(random);
                String name = write.apply(octets) + ".example.net";
                PtrVerdict verdict = classify(octets, name);
                assertThat(verdict.embedded())
                        .as("%s: %s for %s", form, name, address(octets))
                        .isPresent()
                        .get()
                        .isNotIn(
                                EmbeddedForm.THREE_OCTETS,
                                EmbeddedForm.TWO_OCTETS,
                                EmbeddedForm.NETWORK,
                                EmbeddedForm.OTHER_ADDRESS);
                assertThat(verdict.ptrClass()).as(name).isIn(PtrClass.GENERIC, PtrClass.DYNAMIC);
            }
        });
    }

    @Test
    void every_partial_form_of_an_ipv4_address_is_found() {
        Random random = new Random(24);
        PART.forEach((form, write) -> {
            for (int i = 0; i < 500; i++) {
                int[] octets = octets(random);
                String name = write.apply(octets) + ".example.net";
                assertThat(classify(octets, name).embedded())
                        .as("%s: %s for %s", form, name, address(octets))
                        .isPresent();
            }
        });
    }

    /** A word beside the address decides the class, whatever the form: static over dynamic over neither. */
    @Test
    void the_word_beside_the_address_decides() {
        Random random = new Random(25);
        WHOLE.values().forEach(write -> {
            for (int i = 0; i < 50; i++) {
                int[] octets = octets(random);
                String label = write.apply(octets);
                assertThat(classify(octets, label + ".dyn.example.net").ptrClass())
                        .as(label)
                        .isEqualTo(PtrClass.DYNAMIC);
                assertThat(classify(octets, label + ".static.example.net").ptrClass())
                        .as(label)
                        .isEqualTo(PtrClass.STATIC);
                assertThat(classify(octets, label + ".adsl.static.example.net").ptrClass())
                        .as(label)
                        .isEqualTo(PtrClass.STATIC);
            }
        });
    }

    @Test
    void the_address_of_somebody_else_is_not_taken_for_ones_own() {
        Random random = new Random(26);
        for (int i = 0; i < 2_000; i++) {
            int[] other = octets(random);
            PtrVerdict verdict = classify(octets(random), text("host-%d-%d-%d-%d.example.net", other, 0, 1, 2, 3));
            assertThat(verdict.embedded()).contains(EmbeddedForm.OTHER_ADDRESS);
            assertThat(verdict.notes()).contains(Note.NOT_ITS_OWN_ADDRESS);
        }
    }

    @Test
    void every_form_of_an_ipv6_address_is_found() {
        Random random = new Random(27);
        for (int i = 0; i < 500; i++) {
            long high = 0x20010db800000000L | (random.nextInt() & 0xffffffffL);
            long low = random.nextLong() | 1L << 60;
            IpAddress address = new IpAddress(high, low);
            String nibbles = String.format(Locale.ROOT, "%016x%016x", high, low);
            String groups = address.toString();
            String dotted = String.join(
                    ".", new StringBuilder(nibbles).reverse().toString().split(""));
            assertFound(address, dotted + ".ip6.example.net", EmbeddedForm.IPV6_NIBBLES);
            assertFound(address, String.join(".", nibbles.split("")) + ".example.net", EmbeddedForm.IPV6_NIBBLES);
            assertFound(address, nibbles + ".example.net", EmbeddedForm.IPV6_NIBBLES);
            assertFound(address, nibbles.replaceAll("(....)(?=.)", "$1-") + ".example.net", EmbeddedForm.IPV6_NIBBLES);
            assertFound(address, nibbles.substring(16) + ".v6.example.net", EmbeddedForm.IPV6_INTERFACE);
            assertFound(address, "h-" + nibbles.substring(0, 16) + ".example.net", EmbeddedForm.IPV6_NETWORK);
            if (!groups.contains("::")) {
                assertThat(classify(address, groups.replace(':', '-') + ".dyn.example.net")
                                .ptrClass())
                        .isEqualTo(PtrClass.DYNAMIC);
            }
        }
    }

    @Test
    void compressed_groups_and_hardware_addresses_of_ipv6_are_found() {
        IpAddress sparse = IpAddress.parse("2001:db8:1f1:f0e6::2");
        assertFound(sparse, "2001-db8-1f1-f0e6-0-0-0-2.v6.example.net", EmbeddedForm.IPV6_GROUPS);
        assertFound(sparse, "2001-db8-1f1-f0e6--2.example.net", EmbeddedForm.IPV6_GROUPS);
        IpAddress eui64 = IpAddress.parse("2001:db8:1:2:0211:22ff:fe33:4455");
        assertFound(eui64, "h-00-11-22-33-44-55.example.net", EmbeddedForm.IPV6_INTERFACE);
        assertFound(eui64, "cpe001122334455.example.net", EmbeddedForm.IPV6_INTERFACE);
        assertFound(IpAddress.parse("2001:db8::9"), "2001-db8-77-1-2-3-4-5.example.net", EmbeddedForm.OTHER_ADDRESS);
    }

    private static void assertFound(IpAddress address, String name, EmbeddedForm form) {
        assertThat(CLASSIFIER.classify(address, name).embedded())
                .as("%s for %s", name, address)
                .contains(form);
    }

    private static PtrVerdict classify(int[] octets, String name) {
        return classify(address(octets), name);
    }

    private static PtrVerdict classify(IpAddress address, String name) {
        return CLASSIFIER.classify(address, name);
    }

    /** Octets of two digits at least and all different: with smaller ones a form is found by its look-alike. */
    private static int[] octets(Random random) {
        return random.ints(20, 256).distinct().limit(4).toArray();
    }

    private static int bits(int[] octets) {
        return (octets[0] << 24) | (octets[1] << 16) | (octets[2] << 8) | octets[3];
    }

    private static IpAddress address(int[] octets) {
        return IpAddress.ofIpv4(bits(octets));
    }

    private static String text(String format, int[] octets, int... order) {
        Object[] values = new Object[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = octets[order[i]];
        }
        return String.format(Locale.ROOT, format, values);
    }
}
