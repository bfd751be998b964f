package dev.recourse.hub.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTest {
    /** Every value that a text may ask for; who writes a mail gives these. */
    private static final Set<String> VALUES = Set.of(
            "address",
            "list",
            "range",
            "since",
            "criterion",
            "ptr",
            "verdict",
            "checked-at",
            "missing",
            "steps",
            "own-way",
            "whose-move",
            "move-since",
            "next-test",
            "link",
            "lookup-link",
            "granted-at",
            "remembered-until",
            "review",
            "reason",
            "waited",
            "decided-at",
            "erased-after",
            "contact");

    private static Map<String, String> values() {
        return new HashMap<>(VALUES.stream().collect(Collectors.toMap(n -> n, n -> "<" + n + ">")));
    }

    @ParameterizedTest
    @EnumSource
    void every_occasion_has_a_text_that_asks_for_known_values_only(Template template) {
        TemplateText text = Templates.english().text(template);
        assertThat(VALUES).containsAll(text.names());
        TemplateText.Filled filled = text.fill(values());
        assertThat(filled.subject()).contains("<address>").doesNotContain("{");
        assertThat(filled.body()).doesNotContain("{").endsWith("\n");
        assertThat(filled.body().lines()).allMatch(line -> line.length() <= TemplateText.WIDTH);
        assertThat(filled.body()).contains("<contact>").containsPattern("<(link|lookup-link)>");
    }

    @Test
    void no_value_is_without_a_text() {
        Set<String> asked = new TreeSet<>();
        for (Template template : Template.values()) {
            asked.addAll(Templates.english().text(template).names());
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(VALUES);
    }

    @Test
    void the_mail_of_the_story_says_what_was_found_and_whose_move_it_is() {
        Map<String, String> values = values();
        values.put("address", "192.0.2.7");
        values.put("list", "dul");
        values.put(
                "missing",
                "the reverse DNS name is made from the address and does not say whether the address is static or"
                        + " dynamic");
        values.put(
                "steps",
                "    aws ec2 modify-address-attribute --allocation-id eipalloc-... --domain-name"
                        + " mail.example.org --region us-east-1");
        values.put("own-way", "");
        TemplateText.Filled mail = Templates.english().text(Template.WAITING).fill(values);
        assertThat(mail.subject()).isEqualTo("192.0.2.7 is still on the list dul: what is missing, and what to do");
        assertThat(mail.body())
                .contains("  the reverse DNS name is made from the address and does not say whether the\n  address is")
                // What is to be copied stays one line.
                .contains("--domain-name mail.example.org --region us-east-1\n")
                .contains("Whose move it is: <whose-move>, since <move-since>.")
                .doesNotContain("Without waiting for anybody else");
    }

    @Test
    void a_value_cannot_make_another_header() {
        Map<String, String> values = values();
        values.put("address", "192.0.2.7\r\nBcc: other@example.org");
        assertThat(Templates.english().text(Template.GRANTED).fill(values).subject())
                .startsWith("192.0.2.7 Bcc: other@example.org is off")
                .doesNotContain("\r")
                .doesNotContain("\n");
    }

    @Test
    void a_value_is_not_read_as_a_gap_again() {
        TemplateText text = TemplateText.parse("Subject\n\n{a}\n");
        assertThat(text.fill(Map.of("a", "{b} $1 \\")).body()).isEqualTo("{b} $1 \\\n");
    }

    @Test
    void what_is_missing_is_said() {
        TemplateText text = TemplateText.parse("Subject {a}\n\n{?b}Only with b: {b}\n\nAlways\n");
        assertThat(text.fill(Map.of("a", "x")).body()).isEqualTo("Always\n");
        assertThatThrownBy(() -> text.fill(Map.of("b", "y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for {a}");
        assertThatThrownBy(() -> TemplateText.parse("no subject line")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TemplateText.parse("two\nlines\n\nbody")).isInstanceOf(IllegalArgumentException.class);
    }
}
