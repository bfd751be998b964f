package dev.recourse.app.printconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs' own checkers on the printed texts; needs no root. What the texts do is proven in the namespace. */
@Tag("peer")
class PrintedSyntaxTest {

    private final Catalogue catalogue = Catalogue.shipped();
    private final ConfigPrinter printer = new ConfigPrinter(new Presets(
            ZonePlan.of(catalogue, "bl.example.org", false),
            IpAddress.parse("127.0.0.1"),
            5300,
            "http://127.0.0.1:8080",
            catalogue));

    @TempDir
    private Path dir;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(dir.resolve("master.cf"), "");
    }

    @Test
    void a8_postfix_reads_the_settings() throws Exception {
        write(Target.POSTFIX);
        assertThat(succeeds("postconf", "-c", dir.toString(), "-hx", "maps_rbl_reject_code", "rbl_reply_maps"))
                .isEqualTo("550\ntexthash:" + dir + "/recourse_reply\n");
        assertThat(succeeds("postconf", "-c", dir.toString(), "-h", "smtpd_recipient_restrictions"))
                .isEqualToIgnoringWhitespace("permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination,"
                        + " reject_rbl_client bl.example.org=127.0.0.[2;4;10;11],"
                        + " reject_rbl_client quick.bl.example.org=127.0.0.[3]");
    }

    @Test
    void a8_postfix_finds_the_reply_by_the_argument_with_its_filter() throws Exception {
        for (Target target : new Target[] {Target.POSTFIX, Target.POSTFIX_STORY}) {
            write(target);
            String map = "hash:" + dir + "/recourse_reply";
            succeeds("postmap", "-c", dir.toString(), map);
            for (String type : new String[] {"texthash:", "hash:"}) {
                map = type + dir + "/recourse_reply";
                assertThat(succeeds("postmap", "-c", dir.toString(), "-q", "bl.example.org=127.0.0.[2;4;10;11]", map))
                        .startsWith("$rbl_code 5.7.1 Service unavailable; ");
                assertThat(succeeds("postmap", "-c", dir.toString(), "-q", "quick.bl.example.org=127.0.0.[3]", map))
                        .startsWith("450 4.7.1 ");
            }
        }
    }

    @Test
    void a8_unbound_takes_the_text() throws Exception {
        write(Target.UNBOUND);
        Path config = Files.writeString(dir.resolve("unbound.conf"), """
                server:
                    chroot: ""
                    username: ""
                    directory: "%s"
                include: "%s/recourse.conf"
                """.formatted(dir, dir));
        assertThat(succeeds("unbound-checkconf", config.toString())).contains("no errors");
    }

    private void write(Target target) throws IOException {
        for (PrintedFile file : printer.files(target)) {
            Files.writeString(dir.resolve(Path.of(file.path()).getFileName()), file.text());
        }
    }

    private static String succeeds(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as("%s\n%s", String.join(" ", command), output)
                .isZero();
        return output;
    }
}
