package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/**
 * What resolvers that send one label at a time find of 10,000 listed addresses, and of unlisted ones beside them: in our
 * server, which must lose none, and in rbldnsd with the same files. Each resolver begins with an empty cache.
 */
@Tag("namespace")
class InteropIT {

    private static final String ZONE = "dul." + RecourseServer.ZONE;
    private static final String OURS = "127.0.0.2";
    private static final String RBLDNSD = "127.0.0.3";

    private static final long SEED = Long.getLong("recourse.seed", System.nanoTime());
    private static final Sample SAMPLE = new Sample(SEED);
    private static final Deque<Daemon> RUNNING = new ArrayDeque<>();

    private static Path dir;
    private static RecourseServer recourse;

    @BeforeAll
    static void start() throws Exception {
        System.out.printf(
                "interop: recourse.seed=%d, %d listed, %d of them in ranges, %d not listed%n",
                SEED,
                SAMPLE.listed().size(),
                SAMPLE.inRanges(),
                SAMPLE.unlisted().size());
        assertThat(SAMPLE.listed()).hasSize(Sample.LISTED);
        assertThat(SAMPLE.inRanges()).isGreaterThan(Sample.LISTED / 5);
        dir = Files.createTempDirectory("recourse-interop");
        recourse = RecourseServer.start(dir.resolve("recourse"), OURS, 53);
        RUNNING.push(recourse.daemon());
        Map<String, List<String>> files = Map.of("ip4trie", SAMPLE.lines(true), "ip6trie", SAMPLE.lines(false));
        for (String format : files.keySet()) {
            recourse.importFile("dul", format, Files.write(dir.resolve(format), files.get(format)));
        }
        // rbldnsd has a user of its own.
        Command.succeeds("chmod", "755", dir.toString());
        RUNNING.push(RbldnsdServer.start(dir.resolve("rbldnsd"), RBLDNSD, ZONE, files));
    }

    @AfterAll
    static void stop() {
        while (!RUNNING.isEmpty()) {
            RUNNING.pop().close();
        }
        Command.succeeds("rm", "-r", dir.toString());
    }

    @Test
    void b6_unbound_finds_every_listing_and_nothing_else() throws Exception {
        assertThat(wrong("unbound", unbound("127.0.0.160", OURS))).isEmpty();
    }

    @Test
    void b6_bind_finds_every_listing_and_nothing_else() throws Exception {
        assertThat(wrong("bind", bind("127.0.0.161", OURS))).isEmpty();
    }

    @Test
    void b6_unbound_loses_listings_of_rbldnsd() throws Exception {
        assertLost(wrong("unbound with rbldnsd", unbound("127.0.0.162", RBLDNSD)));
    }

    @Test
    void b6_bind_loses_listings_of_rbldnsd() throws Exception {
        assertLost(wrong("bind with rbldnsd", bind("127.0.0.163", RBLDNSD)));
    }

    @Test
    void b6_asked_for_whole_names_rbldnsd_and_we_say_the_same() throws Exception {
        assertThat(wrong("rbldnsd", RBLDNSD)).isEmpty();
        assertThat(wrong("recourse", OURS)).isEmpty();
    }

    /** What is lost, and only that, is wrong. */
    private static void assertLost(Map<IpAddress, String> wrong) {
        assertThat(wrong).isNotEmpty().allSatisfy((address, said) -> {
            assertThat(SAMPLE.listed()).containsKey(address);
            assertThat(said).isEqualTo("NXDOMAIN");
        });
    }

    private static String unbound(String address, String authority) throws Exception {
        PrintedFile ours = recourse.printConfig("unbound").getFirst();
        PrintedFile printed = new PrintedFile(ours.name(), ours.text().replace(OURS + "@53", authority + "@53"));
        assertThat(printed.text()).contains("stub-addr: " + authority + "@53");
        RUNNING.push(UnboundServer.start(dir.resolve("unbound-" + address), address, printed));
        return address;
    }

    private static String bind(String address, String authority) throws Exception {
        RUNNING.push(BindResolver.start(dir.resolve("bind-" + address), address, ZONE, authority));
        return address;
    }

    /** What that server says otherwise than the sample; prints how many. */
    private static Map<IpAddress, String> wrong(String who, String server) throws IOException {
        Map<String, IpAddress> names = new LinkedHashMap<>();
        // Listed ones first: nothing learned from an unlisted neighbour helps to find them.
        SAMPLE.listed().keySet().forEach(address -> names.put(reversed(address) + "." + ZONE, address));
        SAMPLE.unlisted().forEach(address -> names.put(reversed(address) + "." + ZONE, address));
        long start = System.nanoTime();
        Map<IpAddress, String> wrong = new LinkedHashMap<>();
        DnsBurst.ask(server, 53, Type.A, names.keySet()).forEach((name, said) -> {
            IpAddress address = names.get(name);
            if (!said.equals(SAMPLE.listed().getOrDefault(address, "NXDOMAIN"))) {
                wrong.put(address, said);
            }
        });
        Collection<IpAddress> lost = new ArrayList<>(wrong.keySet());
        lost.retainAll(SAMPLE.listed().keySet());
        System.out.printf(
                "interop: %s: %d asked in %.1f s, %d of %d listed ones not found (%d of them IPv4), %d others wrong%n",
                who,
                names.size(),
                (System.nanoTime() - start) / 1e9,
                lost.size(),
                Sample.LISTED,
                lost.stream().filter(IpAddress::isIpv4).count(),
                wrong.size() - lost.size());
        return wrong;
    }

    static String reversed(IpAddress address) {
        List<String> labels = new ArrayList<>();
        byte[] octets = address.toBytes();
        for (int i = 15; i >= (address.isIpv4() ? 12 : 0); i--) {
            if (address.isIpv4()) {
                labels.add(Integer.toString(octets[i] & 0xff));
            } else {
                labels.add(Integer.toHexString(octets[i] & 15));
                labels.add(Integer.toHexString(octets[i] >> 4 & 15));
            }
        }
        return String.join(".", labels);
    }
}
