package dev.recourse.edge.transfer;

import static dev.recourse.edge.answer.Served.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.MasterText;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.ZoneContents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** BIND and NSD take our zones, follow our changes, and then say of every address what we say. */
@Tag("peer")
class SecondariesTest {
    private static final List<String> ZONES = List.of(ROOT, "rbl." + ROOT, "dul." + ROOT, "all." + ROOT);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void c44_c48_bind_and_nsd_transfer_follow_a_notify_and_answer_as_we_do() throws Exception {
        RandomTable random = new RandomTable(7);
        random.grow(400);
        random.exempt("198.51.100.9");
        try (Primary primary = new Primary()) {
            primary.publish(100, random.table(), Optional.empty());
            random.takeChanged();
            try (Secondary bind = Secondary.bind(made("bind"), primary.port(), ZONES);
                    Secondary signed = Secondary.nsd(made("nsd"), primary.port(), ZONES, true);
                    Secondary plain = Secondary.nsd(made("plain"), primary.port(), ZONES, false)) {
                List<Secondary> all = List.of(bind, signed, plain);
                awaitAll(all, 100);
                compare(all, new Served(random.table()), random.interesting());

                random.grow(30);
                random.exempt("198.51.100.77");
                primary.publish(101, random.table(), Optional.of(random.takeChanged()));
                notifyAll(primary, bind, signed, plain);
                awaitAll(all, 101);
                compare(all, new Served(random.table()), random.interesting());
                // BIND keeps a journal of differences, and only of those that it was sent.
                assertThat(bind.file(ROOT + ".db.jnl")).exists();
            }
        }
    }

    @Test
    void a10_a11_bind_and_nsd_take_the_zone_file_and_nsd_answers_from_it_as_we_do() throws Exception {
        RandomTable random = new RandomTable(11);
        random.grow(1500);
        random.exempt("198.51.100.9");
        Path file = folder.resolve("root.zone");
        writeZone(random, file);
        assertThat(output("named-checkzone", ROOT, file.toString())).contains("loaded serial 100", "OK");
        assertThat(output("nsd-checkzone", ROOT, file.toString())).contains("is ok");
        try (Secondary nsd = Secondary.nsd(made("file"), file, ROOT)) {
            nsd.awaitSerial(ROOT, 100);
            Comparison comparison = new Comparison(new Served(random.table()));
            for (IpAddress address : random.interesting()) {
                comparison.compare(nsd, address, ROOT);
            }
            comparison.print("zone file");
            assertThat(comparison.listed).isGreaterThan(1000);
            assertThat(comparison.unlisted).isGreaterThan(500);
        }
    }

    private static void writeZone(RandomTable random, Path file) throws java.io.IOException {
        ZoneContents zone = Served.ZONES.contents().stream()
                .filter(contents -> contents.origin().equals(DomainName.parse(ROOT)))
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>(List.of(MasterText.origin(zone.origin())));
        lines.addAll(MasterText.lines(zone.soa(100), zone.origin()));
        zone.forEach(random.table()::forEach, 0, set -> lines.addAll(MasterText.lines(set, zone.origin())));
        Files.write(file, lines);
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static void notifyAll(Primary primary, Secondary bind, Secondary signed, Secondary plain)
            throws InterruptedException {
        Notifier notifier = new Notifier(
                List.of(
                        new NotifyTarget(bind.address(), Optional.of(Primary.KEY)),
                        new NotifyTarget(signed.address(), Optional.of(Primary.KEY)),
                        new NotifyTarget(plain.address(), Optional.empty())),
                primary.published,
                primary.clock);
        try (notifier) {
            Map<DomainName, Long> serials = Primary.serials(101);
            notifier.changed(serials);
            awaitAll(List.of(bind, signed, plain), 101);
        }
    }

    private static void awaitAll(List<Secondary> secondaries, long serial) throws InterruptedException {
        for (Secondary secondary : secondaries) {
            for (String zone : ZONES) {
                secondary.awaitSerial(zone, serial);
            }
        }
    }

    private static void compare(List<Secondary> secondaries, Served ours, List<IpAddress> addresses) {
        Comparison comparison = new Comparison(ours);
        for (IpAddress address : addresses) {
            for (String zone : List.of(ROOT, "rbl." + ROOT, "dul." + ROOT)) {
                for (Secondary secondary : secondaries) {
                    comparison.compare(secondary, address, zone);
                }
            }
        }
        comparison.print("secondaries");
        assertThat(comparison.listed).isGreaterThan(500);
        assertThat(comparison.unlisted).isGreaterThan(500);
        assertThat(secondaries.getFirst().ask("2.0.0.127." + ROOT, Type.A))
                .satisfies(reply -> assertThat(Served.answers(reply)).containsExactly("127.0.0.2"));
    }

    private Path made(String name) throws java.io.IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
