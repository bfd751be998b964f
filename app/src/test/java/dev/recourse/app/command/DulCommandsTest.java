package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of cloud ranges and of the dul builder, as they are typed, with the rules that ship. */
class DulCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void from_a_data_set_to_the_list_and_back() throws Exception {
        Files.writeString(
                folder.resolve("pairs.tsv"),
                IntStream.range(0, 256)
                        .mapToObj(i -> "203.0.113." + i + "\t203-0-113-" + i + ".dynamic.example.net\n")
                        .collect(Collectors.joining()));
        assertThat(Typed.in(folder, "dul", "show").out()).contains("there is no run");
        assertThat(Typed.in(folder, "dul", "build", "pairs.tsv").err()).contains("no ranges of clouds are known");

        Files.writeString(folder.resolve("ranges.txt"), "# date: 2026-01-01T00:00:00\n203.0.113.192/26\n");
        Typed imported = Typed.in(folder, "cloud", "import", "vultr", "ranges.txt");
        assertThat(imported.out())
                .as(imported.err())
                .contains("Vultr: 1 ranges of 1 January 2026", "64 IPv4 addresses");
        assertThat(Typed.in(folder, "cloud", "status").out()).contains("vultr", "days old");
        assertThat(Typed.in(folder, "cloud", "show", "203.0.113.200", "203.0.113.1")
                        .out())
                .contains("203.0.113.200: Vultr (203.0.113.192/26, by its ranges of 1 January 2026)")
                .contains("203.0.113.1: of no cloud");

        Typed built = Typed.in(folder, "dul", "build", "pairs.tsv");
        assertThat(built.code()).as(built.err()).isZero();
        assertThat(built.out())
                .contains("dul: 192 addresses in 2 prefixes; 192 would be added, 0 removed")
                .contains("left out: 64 addresses of clouds")
                .contains("recourse dul apply 1");
        assertThat(Typed.in(folder, "lookup", "203.0.113.7").out()).contains("is not listed");

        assertThat(Typed.in(folder, "dul", "apply", "1").out()).contains("2 prefixes added");
        String found = Typed.in(folder, "lookup", "203.0.113.7").out();
        assertThat(found)
                .contains("203.0.113.7 is listed")
                .contains("203-0-113-7.dynamic.example.net (DYNAMIC by ")
                .contains("203.0.113.0/25 (a range of 128 addresses)");
        String inCloud = Typed.in(folder, "lookup", "--json", "203.0.113.200").out();
        assertThat(inCloud).contains("\"listed\":false", "\"cloud\":{\"id\":\"vultr\"", "\"reverseName\"");

        String version = Typed.in(folder, "dul", "show", "--json")
                .out()
                .replaceFirst("(?s).*\"ruleVersion\":\"([^\"]+)\".*", "$1");
        assertThat(Typed.in(folder, "dul", "replay", "--json").out())
                .contains("\"list\":\"dul\"", "\"added\":0,\"removed\":0");
        assertThat(Typed.in(folder, "dul", "undo", "--rule-version", version).out())
                .contains("2 removed");
        assertThat(Typed.in(folder, "lookup", "203.0.113.7").out()).contains("is not listed");
        assertThat(Typed.in(folder, "dul", "undo", "--rule-version", version).code())
                .isEqualTo(Exit.REFUSED);
    }

    @Test
    void what_cannot_be_is_refused_in_one_sentence() {
        for (String[] wrong : new String[][] {
            {"dul", "build"},
            {"dul", "build", "none.tsv", "--without-clouds"},
            {"dul", "build", "x", "--sweep", "y"},
            {"dul", "show", "7"},
            {"dul", "apply", "7"},
            {"dul", "replay"},
            {"dul", "sweep", "isp", "2001:db8::/64", "--resolver", "127.0.0.1:9"},
            {"dul", "sweep", "isp", "192.0.2.0/24", "--resolver", "localhost"},
            {"cloud", "import", "aws", "none.json"},
            {"cloud", "remove", "aws"},
            {"cloud", "help", "nobody"}
        }) {
            Typed refused = Typed.in(folder, wrong);
            assertThat(refused.code()).as(String.join(" ", wrong)).isEqualTo(Exit.REFUSED);
            assertThat(refused.err()).hasLineCount(1).startsWith("recourse: ");
        }
    }

    @Test
    void the_help_of_a_cloud_has_the_command_ready() {
        Typed help =
                Typed.in(folder, "cloud", "help", "aws", "--address", "203.0.113.45", "--name", "mail.example.org");
        assertThat(help.out())
                .contains("not possible")
                .contains("modify-address-attribute --allocation-id eipalloc-EXAMPLE --domain-name mail.example.org")
                .contains("PENDING")
                .contains("Port 25");
        assertThat(Typed.in(folder, "cloud", "help").out()).contains("gcp  Google Cloud", "hetzner");
        assertThat(Typed.in(folder, "cloud", "help", "gcp", "--json").out()).contains("\"steps\":[");
    }
}
