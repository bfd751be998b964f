package dev.recourse.app.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.app.wiring.EdgeOptions;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.core.snapshot.SigningKey;
import dev.recourse.core.snapshot.SnapshotWriter;
import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.publish.FileReplacement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Real files, real sockets: what a hoster does who swaps rbldnsd for this. */
class StandaloneEdgeTest {
    private static final ListenAddress ANY_PORT = ListenAddress.parse("127.0.0.1:0");
    private static final EdgeOptions ANYWHERE =
            new EdgeOptions(List.of(ANY_PORT), Settings.forTrial().dns(), Optional.empty(), List.of());

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void list_files_are_answered_as_they_say() throws Exception {
        Path ip4 = file(
                "ip4",
                "$SOA 0 ns.example.net hostmaster.example.net 0 1h 10m 1d 90",
                "$NS 1h ns.example.net",
                "$TTL 5m",
                ":127.0.0.4:see https://www.example.net/?ip=$",
                "192.0.2.0/24",
                "!192.0.2.7",
                "198.51.100.9 :127.0.1.5:own words, $$5",
                "203.0.113.1 :6:");
        Path ip6 = file("ip6", ":2:six $", "2001:db8:1::/48");
        try (StandaloneEdge edge = zones("bl.example.net:ip4set:" + ip4, "bl.example.net:ip6trie:" + ip6)) {
            assertThat(ask(edge, "1.2.0.192.bl.example.net", Type.A)).isEqualTo("127.0.0.4");
            assertThat(ask(edge, "1.2.0.192.bl.example.net", Type.TXT))
                    .isEqualTo("\"see https://www.example.net/?ip=192.0.2.1\"");
            assertThat(ask(edge, "7.2.0.192.bl.example.net", Type.A)).isEqualTo("NXDOMAIN");
            assertThat(ask(edge, "2.0.192.bl.example.net", Type.A)).isEqualTo("NODATA");
            assertThat(ask(edge, "9.100.51.198.bl.example.net", Type.A)).isEqualTo("127.0.1.5");
            assertThat(ask(edge, "9.100.51.198.bl.example.net", Type.TXT)).isEqualTo("\"own words, $5\"");
            assertThat(ask(edge, "1.113.0.203.bl.example.net", Type.A)).isEqualTo("127.0.0.6");
            assertThat(ask(edge, "1.113.0.203.bl.example.net", Type.TXT)).isEqualTo("NODATA");
            String six = "2001:0db8:0001:0000:0000:0000:0000:0009".replace(":", "");
            String nibbles =
                    String.join(".", new StringBuilder(six).reverse().toString().split(""));
            assertThat(ask(edge, nibbles + ".bl.example.net", Type.TXT)).isEqualTo("\"six 2001:db8:1::9\"");
            assertThat(ask(edge, "bl.example.net", Type.NS)).isEqualTo("ns.example.net.");
            assertThat(reply(edge, "1.2.0.192.bl.example.net", Type.A)
                            .getSection(Section.ANSWER)
                            .getFirst()
                            .getTTL())
                    .isEqualTo(300);
        }
    }

    @Test
    void a19_a_file_without_test_entries_gets_them_and_one_with_some_is_believed() throws Exception {
        Path without = file("without", ":127.0.0.4:listed", "192.0.2.1");
        Path with = file("with", "127.0.0.2 :9:mine", "192.0.2.1");
        try (StandaloneEdge edge = zones("a.example.net:ip4set:" + without, "b.example.net:ip4set:" + with)) {
            assertThat(ask(edge, "2.0.0.127.a.example.net", Type.A)).isEqualTo("127.0.0.4");
            assertThat(ask(edge, "1.0.0.127.a.example.net", Type.A)).isEqualTo("NXDOMAIN");
            assertThat(ask(edge, "2.0.0.127.b.example.net", Type.A)).isEqualTo("127.0.0.9");
            assertThat(ask(edge, "9.0.0.127.b.example.net", Type.A)).isEqualTo("NXDOMAIN");
        }
    }

    @Test
    void a_file_that_is_replaced_is_answered_from_and_a_bad_one_changes_nothing() throws Exception {
        Path list = file("list", "192.0.2.1");
        try (StandaloneEdge edge = zones("bl.example.net:ip4trie:" + list)) {
            replace(list, "192.0.2.2");
            assertThat(nextSaid()).contains("1 entries are answered");
            assertThat(ask(edge, "1.2.0.192.bl.example.net", Type.A)).isEqualTo("NXDOMAIN");
            assertThat(ask(edge, "2.2.0.192.bl.example.net", Type.A)).isEqualTo("127.0.0.2");
            replace(list, "192.0.2.3", "nonsense");
            assertThat(nextSaid()).contains(list + ":2:").contains("the answers stay what they were");
            assertThat(ask(edge, "2.2.0.192.bl.example.net", Type.A)).isEqualTo("127.0.0.2");
            Files.delete(list);
            assertThat(nextSaid()).contains("the answers stay what they were");
            assertThat(ask(edge, "2.2.0.192.bl.example.net", Type.A)).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void a_snapshot_is_answered_from_and_torn_unsigned_or_older_ones_are_not() throws Exception {
        SigningKey key = SigningKey.generate();
        Path snapshot = folder.resolve("s");
        build(snapshot, 2_000_000_000, Optional.of(key), "192.0.2.1");
        SnapshotSource source = new SnapshotSource.OfSnapshot(snapshot, Set.of(key.publicKey()));
        try (StandaloneEdge edge = StandaloneEdge.start(source, ANYWHERE, InstantSource.system(), said::add)) {
            assertThat(ask(edge, "1.2.0.192.bl.example.net", Type.A)).isEqualTo("127.0.0.2");
            assertThat(ask(edge, "1.2.0.192.rbl.bl.example.net", Type.A)).isEqualTo("127.0.0.2");
            build(snapshot, 2_000_000_001, Optional.empty(), "192.0.2.2");
            assertThat(nextSaid()).contains("nobody signed it");
            build(snapshot, 2_000_000_001, Optional.of(SigningKey.generate()), "192.0.2.2");
            assertThat(nextSaid()).contains("not trusted");
            build(snapshot, 1_999_999_999, Optional.of(key), "192.0.2.2");
            assertThat(nextSaid()).contains("is older");
            Path torn = Files.write(folder.resolve("torn"), new byte[] {1, 2, 3});
            Files.move(torn, snapshot, StandardCopyOption.ATOMIC_MOVE);
            assertThat(nextSaid()).contains("ends inside its header");
            assertThat(ask(edge, "1.2.0.192.bl.example.net", Type.A)).isEqualTo("127.0.0.2");
            build(snapshot, 2_000_000_002, Optional.of(key), "192.0.2.2");
            assertThat(nextSaid()).contains("1 entries are answered");
            assertThat(ask(edge, "1.2.0.192.bl.example.net", Type.A)).isEqualTo("NXDOMAIN");
            assertThat(ask(edge, "2.2.0.192.bl.example.net", Type.A)).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void what_is_no_zone_list_or_file_is_refused_by_name() {
        assertThatThrownBy(() -> zones("bl.example.net:dnset:x"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'dnset'");
        assertThatThrownBy(() -> zones("bl.example.net")).hasMessageContaining("ZONE:TYPE:FILE");
        assertThatThrownBy(() -> ListArgument.parse("7=ip4set:x", Path::of)).hasMessageContaining("'7'");
        assertThatThrownBy(() -> ListArgument.parse("rbl", Path::of)).hasMessageContaining("NAME=FORMAT:FILE");
        assertThatThrownBy(() -> zones("bl.example.net:ip4set:" + folder.resolve("none")))
                .isInstanceOf(SnapshotSource.UnusableException.class)
                .hasMessageContaining("none");
    }

    private StandaloneEdge zones(String... arguments) throws Exception {
        List<ListArgument> lists = java.util.stream.IntStream.range(0, arguments.length)
                .mapToObj(i -> ListArgument.parseRbldnsd(arguments[i], i + 1, Path::of))
                .toList();
        SnapshotSource source = new SnapshotSource.OfZones(lists, InstantSource.system(), ImportProgress.NONE);
        return StandaloneEdge.start(source, ANYWHERE, InstantSource.system(), said::add);
    }

    private void build(Path target, long serial, Optional<SigningKey> key, String... lines) throws Exception {
        Path list = file("built", lines);
        FileLists.Made made = FileLists.ofLists(
                "bl.example.net",
                List.of(ListArgument.parse("rbl=ip4set:" + list, Path::of)),
                serial,
                ImportProgress.NONE);
        FileReplacement file = FileReplacement.of(target);
        file.write(out -> SnapshotWriter.write(made.head(), made.entries(), serial, key, out));
        file.commit();
    }

    private Path file(String name, String... lines) throws Exception {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private void replace(Path target, String... lines) throws Exception {
        Files.move(file(target.getFileName() + ".new", lines), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The files are looked at every second. */
    private String nextSaid() throws Exception {
        return Optional.ofNullable(said.poll(20, TimeUnit.SECONDS)).orElse("nothing was said");
    }

    private static String ask(StandaloneEdge edge, String name, int type) throws Exception {
        Message reply = reply(edge, name, type);
        if (reply.getRcode() != Rcode.NOERROR) {
            return Rcode.string(reply.getRcode());
        }
        List<Record> answers = reply.getSection(Section.ANSWER);
        return answers.isEmpty()
                ? "NODATA"
                : answers.stream().map(Record::rdataToString).collect(Collectors.joining(" "));
    }

    private static Message reply(StandaloneEdge edge, String name, int type) throws Exception {
        SimpleResolver resolver = new SimpleResolver(edge.addresses().getFirst());
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver.send(
                Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, org.xbill.DNS.DClass.IN)));
    }
}
