package dev.recourse.core.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameTemplateTest {
    @Test
    void neighbours_of_one_scheme_have_one_template() {
        assertThat(NameTemplate.of("host-192-0-2-7.example.net"))
                .isEqualTo(NameTemplate.of("HOST-192-0-2-255.example.net."))
                .isEqualTo(new NameTemplate("host-#-#-#-#.example.net"));
        assertThat(NameTemplate.of("c0000207.dip0.example.de")).isEqualTo(NameTemplate.of("c00002fe.dip0.example.de"));
    }

    @Test
    void names_that_people_gave_differ() {
        assertThat(NameTemplate.of("mail.example.org")).isNotEqualTo(NameTemplate.of("www.example.org"));
        assertThat(NameTemplate.of("mail.example.org").hasNumbers()).isFalse();
        assertThat(NameTemplate.of("mx1.example.org").hasNumbers()).isTrue();
    }

    @Test
    void any_text_has_a_template() {
        assertThat(NameTemplate.of("").text()).isEmpty();
        assertThat(NameTemplate.of(".").text()).isEmpty();
        assertThat(NameTemplate.of("\u0000é1\uD800").text()).isEqualTo("\u0000é#\uD800");
    }
}
