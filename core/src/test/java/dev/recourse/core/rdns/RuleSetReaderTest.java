package dev.recourse.core.rdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSetReaderTest {
    private static final String LAST = "\ndecide rest NAMED .5\n";

    @Test
    void a_small_set_of_ones_own_decides() {
        PtrClassifier own = PtrClassifier.of(
                "version mine-7\nword dynamic 1 wandering\ndecide wander DYNAMIC .9 dynamic number" + LAST);
        PtrVerdict verdict = own.classify(IpAddress.parse("192.0.2.7"), "wandering7.example.net");
        assertThat(verdict.ptrClass()).isEqualTo(PtrClass.DYNAMIC);
        assertThat(verdict.rule()).hasToString("wander@mine-7");
        assertThat(verdict.sentence()).isEqualTo("The name says that the address is assigned dynamically.");
        assertThat(own.lint(PtrTexts.english())).anyMatch(problem -> problem.contains("wander has no example"));
    }

    @Test
    void an_example_that_does_not_hold_is_named_with_its_line() {
        PtrClassifier own =
                PtrClassifier.of("version 1\nword dynamic 1 dyn\n  = DYNAMIC 192.0.2.7 mail.example.org" + LAST);
        assertThat(own.lint(PtrTexts.english())).anyMatch(problem -> problem.startsWith("line 3: mail.example.org"));
    }

    @Test
    void what_is_not_understood_is_refused_with_line_and_reason() {
        Map<String, String> broken = Map.ofEntries(
                Map.entry("", "no 'version' line"),
                Map.entry("version 1", "the last 'decide' line must have no condition"),
                Map.entry("version 1\nversion 2", "line 2: a second version"),
                Map.entry("version a/b", "a version is made of"),
                Map.entry("version 1\nworld x", "line 2: 'world' is not version, word"),
                Map.entry("version 1\nword dynamic 1", "it is written: word KIND WEIGHT WORD..."),
                Map.entry("version 1\nword whole 1 x", "'whole' is no kind of word"),
                Map.entry("version 1\nword static 2 x", "'2' is not a number from 0 to 1"),
                Map.entry("version 1\nword static 1 Static", "is not 1 to 24 lower-case letters"),
                Map.entry("version 1\nword static 1 sta sta", "stands here a second time"),
                Map.entry("version 1\naffix dynamic 1 dyn", "only words of the kinds mail and server"),
                Map.entry("version 1\nscheme x STATIC 1", "it is written: scheme ID"),
                Map.entry("version 1\nscheme x STATIC 1 *.*.*.*.example", "at most 3 '*'"),
                Map.entry("version 1\nscheme x NONE 1 example.org", "is not DYNAMIC, STATIC, GENERIC or NAMED"),
                Map.entry("version 1\ndecide X STATIC 1", "is not a rule's name"),
                Map.entry("version 1\ndecide x STATIC 1 wohle", "'wohle' is nothing that can be found"),
                Map.entry("decide x STATIC 1", "the version comes before the rules"),
                Map.entry("version 1\n= NAMED 192.0.2.7 a.example", "an example belongs under a rule"),
                Map.entry("version 1\nword mail 1 mx\n= NAMED 192.0.2.777 a", "'192.0.2.777' is not an address"));
        broken.forEach((text, reason) -> assertThatThrownBy(() -> RuleSetReader.read(text))
                .as(text)
                .isInstanceOf(RuleSetException.class)
                .hasMessageContaining(reason)
                .hasMessageMatching("(?s)line [0-9]+: .*"));
    }

    @Test
    void the_end_of_a_name_is_matched_from_a_label_on() {
        assertThat(find("*.compute.example", "a.eu-1.compute.example")).isEqualTo("eu-1.compute.example");
        assertThat(find("ip-#-#-#.*", "ns7.ip-192-0-2.example")).isEqualTo("ip-192-0-2.example");
        assertThat(find("vmi#.example.net", "vmi77.example.net")).isEqualTo("vmi77.example.net");
        assertThat(find("example.net", "example.net")).isEqualTo("example.net");
        assertThat(find("example.net", "anexample.net")).isEmpty();
        assertThat(find("vmi#.example.net", "vmi.example.net")).isEmpty();
        assertThat(find("vmi#.example.net", "xvmi7.example.net")).isEmpty();
        assertThat(find("*.compute.example", ".compute.example")).isEmpty();
    }

    private static String find(String pattern, String name) {
        PtrName read = PtrName.of(name);
        int start = new Ending(pattern).find(read.text, read.length);
        return start < 0 ? "" : name.substring(start);
    }
}
