package dev.recourse.app.printconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigPrinterTest {

    private static final String ROOT = "bl.example.org";

    @Test
    void a8_every_target_prints_without_a_leftover() {
        for (Target target : Target.values()) {
            assertThat(printer(ROOT, false).print(target))
                    .as(target.word())
                    .doesNotContain("{{", "null")
                    .contains(ROOT)
                    .startsWith("#### /etc/");
        }
    }

    @Test
    void a8_a_place_without_a_value_is_an_error() {
        assertThatThrownBy(() -> new Template("t", "a {{b}}").fill(new Values(Map.of(), Map.of())))
                .hasMessage("template t asks for b");
        assertThatThrownBy(() -> new Template("t", "{{each b}}\n{{end}}").fill(new Values(Map.of(), Map.of())))
                .hasMessage("template t asks for b");
    }

    @Test
    void a8_a_template_repeats_lines_for_each_member() {
        Values values = new Values(Map.of("a", "1"), Map.of("g", List.of(Map.of("b", "2"), Map.of("b", "$3"))));
        assertThat(new Template("t", "x\n{{each g}}\n{{a}}-{{b}}\n{{end}}\ny").fill(values))
                .isEqualTo("x\n1-2\n1-$3\ny\n");
    }

    @Test
    void a8_postfix_refuses_by_exactly_the_codes_meant_for_reject() {
        String main = part(Target.POSTFIX, "main.cf");
        assertThat(rules(main, "reject_rbl_client"))
                .containsExactly(
                        "reject_rbl_client bl.example.org=127.0.0.[2;4;10;11],",
                        "reject_rbl_client quick.bl.example.org=127.0.0.[3]");
        assertThat(main).contains("\nmaps_rbl_reject_code = 550\n");
        assertThat(main.indexOf("permit_sasl_authenticated")).isLessThan(main.indexOf("reject_rbl_client b"));
    }

    @Test
    void a8_the_reply_map_has_the_argument_with_its_filter_as_key_and_defers_by_4xx() {
        assertThat(rules(part(Target.POSTFIX, "recourse_reply"), ""))
                .satisfiesExactly(
                        reject -> assertThat(reject)
                                .startsWith("bl.example.org=127.0.0.[2;4;10;11] $rbl_code 5.7.1 Service unavailable; "),
                        defer -> assertThat(defer).startsWith("quick.bl.example.org=127.0.0.[3] 450 4.7.1 "));
    }

    @Test
    void a8_the_second_preset_has_the_line_of_the_story() {
        Presets presets = presets(ROOT, false);
        ConfigPrinter printer = new ConfigPrinter(new Presets(
                presets.zonePlan(),
                presets.dnsAddress(),
                presets.dnsPort(),
                "http://lists.example.org/",
                presets.catalogue(),
                "RBL+"));
        assertThat(printer.files(Target.POSTFIX_STORY).getLast().text())
                .contains("] $rbl_code 5.7.1 Service unavailable; $rbl_class [$rbl_what] blocked using RBL+; "
                        + "Please see http://lists.example.org/cgi-bin/lookup?ip_address=$client_address\n");
    }

    @Test
    void a8_generic_is_refused_only_where_the_operator_let_it_join_dul() {
        assertThat(new ConfigPrinter(presets(ROOT, true)).print(Target.POSTFIX))
                .contains("reject_rbl_client bl.example.org=127.0.0.[2;4;10;11;12],");
        assertThat(new ConfigPrinter(presets(ROOT, true)).print(Target.EXIM)).doesNotContain("generic.bl");
    }

    @Test
    void a8_unbound_has_a_stub_for_every_zone_and_the_traps_handled() {
        String text = part(Target.UNBOUND, "recourse.conf");
        ZonePlan plan = presets(ROOT, false).zonePlan();
        assertThat(plan.zones())
                .allSatisfy(zone -> assertThat(text)
                        .contains("stub-zone:\n    name: \"" + zone.name() + "\"\n    stub-addr: 127.0.0.1@5300\n"));
        assertThat(text)
                .contains("do-not-query-localhost: no", "private-domain: \"bl.example.org\"")
                .contains("domain-insecure: \"bl.example.org\"")
                .doesNotContain("nodefault", "private-address:");
        assertThat(new ConfigPrinter(presets("bl.lab.test", false)).print(Target.UNBOUND))
                .contains("local-zone: \"test.\" nodefault");
    }

    @Test
    void a8_a_stub_names_the_address_as_a_resolver_reaches_it() {
        assertThat(StubAddress.of(IpAddress.parse("::1"), 53)).isEqualTo("::1@53");
        assertThat(StubAddress.of(IpAddress.parse("0.0.0.0"), 5300)).isEqualTo("127.0.0.1@5300");
        assertThat(StubAddress.of(IpAddress.parse("192.0.2.53"), 53)).isEqualTo("192.0.2.53@53");
    }

    @Test
    void a8_exim_lists_codes_one_by_one_and_refuses_none_meant_for_a_score() {
        String text = part(Target.EXIM, "exim4.conf");
        assertThat(text)
                .contains("  deny\n    dnslists = bl.example.org=127.0.0.2,127.0.0.4,127.0.0.10,127.0.0.11\n")
                .contains("  defer\n    dnslists = quick.bl.example.org=127.0.0.3\n")
                .contains("  warn\n    dnslists = generic.bl.example.org=127.0.0.12\n")
                .contains("  warn\n    dnslists = noptr.bl.example.org=127.0.0.13\n");
        assertThat(rules(text, "dnslists")).noneMatch(line -> line.contains("[") || line.contains(".."));
    }

    @Test
    void a8_rspamd_has_a_symbol_and_a_weight_for_every_code() {
        String rbl = part(Target.RSPAMD, "rbl.conf");
        String group = part(Target.RSPAMD, "rbl_group.conf");
        Catalogue.shipped().lists().stream().flatMap(l -> l.criteria().stream()).forEach(criterion -> {
            String pattern = "\"127%.0%.0%." + criterion.code() + "\";";
            String line =
                    rbl.lines().filter(l -> l.endsWith(pattern)).findFirst().orElseThrow();
            assertThat(group).contains("\"" + line.strip().split(" ")[0] + "\" {\n    weight = ");
        });
        assertThat(rules(rbl, "")).noneMatch(line -> line.contains("nameserver"));
    }

    @Test
    void a8_spamassassin_asks_about_the_last_external_host_only() {
        String text = part(Target.SPAMASSASSIN, "recourse.cf");
        assertThat(rules(text, "header")).hasSize(11).allMatch(line -> line.contains("lastexternal"));
        assertThat(text)
                .contains("'^127\\.0\\.0\\.12$')\n", "score    RECOURSE_RDNS_GENERIC 0.8\n")
                .contains("tflags   RECOURSE_RDNS_STATIC net nice\n", "score    RECOURSE_RDNS_STATIC -2.0\n");
        // Longer ones are a warning of spamassassin --lint.
        assertThat(rules(text, "describe")).allMatch(line -> line.split("\\s+", 3)[2].length() <= 50);
    }

    private static List<String> rules(String text, String start) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && line.startsWith(start))
                .toList();
    }

    private static String part(Target target, String file) {
        return printer(ROOT, false).files(target).stream()
                .filter(f -> f.path().endsWith("/" + file))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static ConfigPrinter printer(String root, boolean genericJoinsDul) {
        return new ConfigPrinter(presets(root, genericJoinsDul));
    }

    private static Presets presets(String root, boolean genericJoinsDul) {
        Catalogue catalogue = Catalogue.shipped();
        return new Presets(
                ZonePlan.of(catalogue, root, genericJoinsDul),
                IpAddress.parse("127.0.0.1"),
                5300,
                "http://" + root,
                catalogue);
    }
}
