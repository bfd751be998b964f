package dev.recourse.core.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the naming draft, the RFCs and the faults of other tools ask for (standards.md D1 to D24). */
class PtrClassifierTest {
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.77");
    private static final PtrClassifier CLASSIFIER = PtrClassifier.shipped();

    /** D3 to D7: every example of the draft by its allocation token, with the address of the test. */
    @ParameterizedTest
    @CsvSource({
        "77.2.0.192.static.example.com, STATIC",
        "77.2.0.192.sta.example.com, STATIC",
        "77.2.0.192.dynamic.example.com, DYNAMIC",
        "77.2.0.192.dyn.example.com, DYNAMIC",
        "unassigned.example.com, NAMED",
        "77.2.0.192.dsl.dyn.example.com, DYNAMIC",
        "77.2.0.192.shdsl.sta.example.com, STATIC",
        "77.2.0.192.isdn.dyn.example.com, DYNAMIC",
        "77.2.0.192.modem.sta.example.com, STATIC",
        "77.2.0.192.cable.dyn.example.com, DYNAMIC",
        "2.77.wifi.dyn.example.com, DYNAMIC",
        "77.2.0.192.multi.sta.example.com, STATIC",
        "77.2.0.192.ll.dyn.example.com, DYNAMIC",
        "77.2.0.192.t1.sta.example.com, STATIC",
        "77.2.0.192.dedicated.example.com, STATIC",
        "77.2.0.192.biz.sta.example.com, STATIC",
        "77.2.0.192.res.dyn.example.com, DYNAMIC",
        "77.2.0.192.client.sta.example.com, STATIC",
        "192.0.2.77.paris.res.sta.example.com, STATIC",
        "192.0.2.77.ny.bus.sta.example.com, STATIC",
        "192.0.2.77.syd.res.dyn.example.com, DYNAMIC",
        "77.2.0.192.colo.example.com, GENERIC",
        "77.2.0.192.colo.dyn.example.com, DYNAMIC",
        "mx0.example.com, NAMED",
        "mail0.example.com, NAMED",
        "smtp254.example.com, NAMED",
        "www0.example.com, NAMED",
        "ns3.example.com, NAMED",
        "fastethernet3-1.dkn4-core.canberra.example.com, NAMED"
    })
    void d7_the_tokens_of_the_naming_draft(String name, PtrClass expected) {
        assertThat(CLASSIFIER.classify(ADDRESS, name).ptrClass()).isEqualTo(expected);
    }

    @Test
    void rspamd_2140_a_word_in_the_registrable_domain_says_nothing() {
        assertClass("mail.dyni.net", PtrClass.NAMED);
        assertClass("192-0-2-77.dynamic.net", PtrClass.GENERIC);
        assertClass("lotus.dyn.co.uk", PtrClass.NAMED);
        assertClass("dhcp.com", PtrClass.NAMED);
        assertClass("host.static.com.br", PtrClass.NAMED);
    }

    @Test
    void fqrdns_5_business_lines_of_cable_providers_are_static() {
        assertClass("rrcs-192-0-2-77.nyc.biz.rr.com", PtrClass.STATIC);
        assertClass("wsip-192-0-2-77.ri.ri.cox.net", PtrClass.STATIC);
        assertClass("wsip-192-0-2-77.example.net", PtrClass.STATIC);
    }

    @Test
    void spamassassin_5397_and_7592_mail_platforms_with_octets_in_the_name_are_named() {
        assertClass("mail-2-77.outbound.example.com", PtrClass.NAMED);
        assertClass("out192-0-2-77.mail.example.com", PtrClass.NAMED);
        assertClass("a2-77.smtp-out.amazonses.com", PtrClass.NAMED);
        assertClass("mail-am6eur05on2077.outbound.protection.outlook.com", PtrClass.NAMED);
        assertClass("mail-wm1-f77.google.com", PtrClass.NAMED);
        assertClass("m2-77.mailgun.net", PtrClass.NAMED);
    }

    /** The complaint of the story: a name that says nothing is no dynamic one. */
    @Test
    void the_default_name_of_a_cloud_says_neither() {
        PtrVerdict verdict = CLASSIFIER.classify(ADDRESS, "ec2-192-0-2-77.compute-1.amazonaws.com");
        assertThat(verdict.ptrClass()).isEqualTo(PtrClass.GENERIC);
        assertThat(verdict.scheme()).contains("aws-ec2");
        assertThat(verdict.sentence()).contains("says neither static nor dynamic");
        assertThat(verdict.passes()).isFalse();
        PtrVerdict without = CLASSIFIER.withoutSchemes().classify(ADDRESS, "ec2-192-0-2-77.compute-1.amazonaws.com");
        assertThat(without.ptrClass()).isEqualTo(PtrClass.GENERIC);
        assertThat(without.scheme()).isEmpty();
    }

    @Test
    void static_beside_dynamic_is_static_and_says_so() {
        PtrVerdict verdict = CLASSIFIER.classify(ADDRESS, "192-0-2-77.static-pool.example.net");
        assertThat(verdict.ptrClass()).isEqualTo(PtrClass.STATIC);
        assertThat(verdict.notes()).containsExactly(Note.DYNAMIC_AND_STATIC);
        assertThat(verdict.sentence()).contains("static counts");
        PtrVerdict denied = CLASSIFIER.classify(ADDRESS, "192-0-2-77.non-static.example.net");
        assertThat(denied.ptrClass()).isEqualTo(PtrClass.DYNAMIC);
        assertThat(denied.notes()).contains(Note.STATIC_DENIED);
        assertThat(denied.sentence()).contains("non-static");
        assertClass("192-0-2-77.non-dynamic.example.net", PtrClass.GENERIC);
    }

    @Test
    void a_kind_of_line_proves_less_and_the_sentence_says_so() {
        PtrVerdict line = CLASSIFIER.classify(ADDRESS, "192-0-2-77.adsl.example.net");
        PtrVerdict word = CLASSIFIER.classify(ADDRESS, "192-0-2-77.dynamic.example.net");
        assertThat(line.ptrClass()).isEqualTo(PtrClass.DYNAMIC);
        assertThat(line.confidence()).isLessThan(word.confidence());
        assertThat(line.sentence()).contains("does not prove");
        assertThat(word.notes()).isEmpty();
    }

    @Test
    void d11_of_several_names_the_least_dynamic_counts_whatever_their_order() {
        List<String> names = List.of("192-0-2-77.dyn.example.net", "mail.example.org");
        PtrVerdict verdict = CLASSIFIER.classify(ADDRESS, names);
        assertThat(verdict.ptrClass()).isEqualTo(PtrClass.NAMED);
        assertThat(verdict.name()).isEqualTo("mail.example.org");
        assertThat(verdict.notes()).containsExactly(Note.SEVERAL_NAMES);
        assertThat(CLASSIFIER.classify(ADDRESS, names.reversed())).isEqualTo(verdict);
        assertThat(CLASSIFIER
                        .classify(ADDRESS, List.of("a.example.org", "b.example.org"))
                        .notes())
                .isEmpty();
        List<String> many = Collections.nCopies(PtrClassifier.MOST_NAMES + 1, "a.example.org");
        assertThat(CLASSIFIER.classify(ADDRESS, many).notes()).containsExactly(Note.NAMES_LEFT_OUT);
        assertThat(CLASSIFIER.classify(ADDRESS, List.of()).ptrClass()).isEqualTo(PtrClass.NONE);
    }

    @Test
    void spans_point_at_what_was_found() {
        String name = "Host-192-0-2-77.DynAmic.Example.NET.";
        PtrVerdict verdict = CLASSIFIER.classify(ADDRESS, name);
        assertThat(verdict.name()).isEqualTo("host-192-0-2-77.dynamic.example.net");
        assertThat(verdict.spans())
                .extracting(span -> span.of(verdict.name()))
                .containsExactly("192-0-2-77", "dynamic");
        assertThat(verdict.word()).contains("dynamic");
        assertThat(verdict.embedded()).contains(EmbeddedForm.DECIMAL);
        assertThat(verdict.rule()).hasToString("dynamic-address@" + CLASSIFIER.version());
    }

    @Test
    void words_with_accents_and_in_idna_are_words() {
        PtrVerdict accent = CLASSIFIER.classify(ADDRESS, "192-0-2-77.Dinámico.example.org");
        assertThat(accent.ptrClass()).isEqualTo(PtrClass.DYNAMIC);
        assertThat(accent.spans()).extracting(span -> span.of(accent.name())).contains("dinámico");
        PtrVerdict coded = CLASSIFIER.classify(ADDRESS, "192-0-2-77.xn--dinmico-jwa.example.org");
        assertThat(coded.ptrClass()).isEqualTo(PtrClass.DYNAMIC);
        assertThat(coded.spans()).extracting(span -> span.of(coded.name())).contains("xn--dinmico-jwa");
        assertClass("почта.example.org", PtrClass.NAMED);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, GENERIC, ADDRESS_AS_NAME",
        "2001:db8::77, GENERIC, ADDRESS_AS_NAME",
        "77.2.0.192.in-addr.arpa, GENERIC, REVERSE_TREE",
        "mail.example.com.2.0.192.in-addr.arpa, GENERIC, REVERSE_TREE",
        "192-0-2-77.static.example.net.2.0.192.in-addr.arpa, STATIC, REVERSE_TREE",
        "localhost, NAMED, SINGLE_LABEL",
        "mail.local, NAMED, LOCAL_DOMAIN",
        "mail..example.org, NAMED, EMPTY_LABEL",
        ".mail.example.org, NAMED, EMPTY_LABEL",
        "mail_out.example.org, NAMED, UNDERSCORE",
        "-mail.example.org, NAMED, HYPHEN_AT_EDGE",
        "'mail out.example.org', NAMED, BAD_CHARACTER",
        "mail.example.7, NAMED, NUMERIC_ENDING"
    })
    void d10_malformed_names_are_read_all_the_same_and_say_why(String name, PtrClass expected, Malformation fault) {
        PtrVerdict verdict = CLASSIFIER.classify(ADDRESS, name);
        assertThat(verdict.malformed()).contains(fault);
        assertThat(verdict.ptrClass()).isEqualTo(expected);
        assertThat(verdict.sentence()).contains(PtrTexts.english().text("malformed." + fault));
    }

    @Test
    void a_long_label_and_a_long_name_are_said() {
        assertThat(CLASSIFIER.classify(ADDRESS, "a".repeat(64) + ".example.org").malformed())
                .contains(Malformation.LONG_LABEL);
        PtrVerdict verdict = CLASSIFIER.classify(ADDRESS, "a.".repeat(200) + "192-0-2-77.dyn.example.org");
        assertThat(verdict.malformed()).contains(Malformation.LONG_NAME);
        assertThat(verdict.ptrClass()).isEqualTo(PtrClass.DYNAMIC);
    }

    @Test
    void the_operators_list_of_suffixes_is_read_without_its_private_section() {
        PtrClassifier own = CLASSIFIER.with(PublicSuffixes.ofList("""
                // ===BEGIN ICANN DOMAINS===
                net
                *.example
                !city.example
                // ===BEGIN PRIVATE DOMAINS===
                dyn.example.net
                """));
        assertThat(own.classify(ADDRESS, "192-0-2-77.dyn.example.net").ptrClass())
                .isEqualTo(PtrClass.DYNAMIC);
        assertThat(own.classify(ADDRESS, "192-0-2-77.dyn.any.example").ptrClass())
                .isEqualTo(PtrClass.GENERIC);
        assertThat(own.classify(ADDRESS, "192-0-2-77.dyn.city.example").ptrClass())
                .isEqualTo(PtrClass.DYNAMIC);
    }

    private static void assertClass(String name, PtrClass expected) {
        assertThat(CLASSIFIER.classify(ADDRESS, name).ptrClass()).as(name).isEqualTo(expected);
    }
}
