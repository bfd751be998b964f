package dev.recourse.hub.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sender@example.org",
                " post.master+tag@mail.example.org ",
                "o'neill@example.org",
                "a@xn--bcher-kva.example",
                "1@1.example.org"
            })
    void is_taken_and_written_as_it_was(String text) {
        assertThat(MailAddress.parse(text)).hasToString(text.strip());
    }

    @Test
    void the_domain_is_of_one_case_and_the_local_part_is_left() {
        assertThat(MailAddress.parse("Sender@Example.ORG")).hasToString("Sender@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "sender",
                "@example.org",
                "sender@",
                "sender@localhost",
                "sender@example..org",
                "sender@-example.org",
                "sender@192.0.2.1",
                "sender@[192.0.2.1]",
                "sender@example.org, other@example.org",
                "sender@example.org\r\nBcc: other@example.org",
                "a b@example.org",
                "\"a b\"@example.org",
                ".a@example.org",
                "a..b@example.org",
                "sénder@example.org",
                "<script>alert(1)</script>@example.org",
                "Sender <sender@example.org>",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg@example.org"
            })
    void what_could_forge_a_header_or_reach_nobody_is_refused(String text) {
        assertThatThrownBy(() -> MailAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a mail address that can be written to");
    }
}
