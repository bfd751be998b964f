package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Where our replies are not rbldnsd's, with the same file: each line of docs/rbldnsd.md. A test that fails on its side after
 * an update of rbldnsd is good news, and its line goes.
 */
@Tag("namespace")
class RbldnsdFaultsIT {

    private static final String ZONE = "dul." + RecourseServer.ZONE;
    private static final String LISTED = "7.100.51.198." + ZONE;
    private static final String OURS = "127.0.0.2";
    private static final String RBLDNSD = "127.0.0.3";

    private static Path dir;
    private static RecourseServer recourse;
    private static Daemon rbldnsd;

    @BeforeAll
    static void start() throws Exception {
        dir = Files.createTempDirectory("recourse-faults");
        Command.succeeds("chmod", "755", dir.toString());
        List<String> lines = IntStream.range(0, 12)
                .mapToObj(i -> (i < 2 ? "198.51.100.7" : "192.0.2.9") + " :127.0.0." + (10 + i % 2) + ":" + i
                        + "x".repeat(200))
                .toList();
        recourse = RecourseServer.start(dir.resolve("recourse"), OURS, 53);
        recourse.importFile("dul", "ip4set", Files.write(dir.resolve("ip4set"), lines));
        rbldnsd = RbldnsdServer.start(dir.resolve("rbldnsd"), RBLDNSD, ZONE, Map.of("ip4set", lines));
    }

    @AfterAll
    static void stop() {
        rbldnsd.close();
        recourse.daemon().close();
        Command.succeeds("rm", "-r", dir.toString());
    }

    @Test
    void b6_a_listed_address_is_the_same_for_both() throws Exception {
        for (String server : List.of(OURS, RBLDNSD)) {
            assertThat(reply(server, query(LISTED, Type.A)).getSection(Section.ANSWER))
                    .extracting(Record::rdataToString)
                    .containsExactlyInAnyOrder("127.0.0.10", "127.0.0.11");
        }
    }

    @Test
    void b6_a_name_above_a_listing_exists() throws Exception {
        for (String above : List.of("198.", "51.198.", "100.51.198.")) {
            Message query = query(above + ZONE, Type.A);
            assertThat(reply(OURS, query).getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(reply(RBLDNSD, query).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        }
    }

    @Test
    void b6_tcp_is_answered() throws Exception {
        try (Socket ours = new Socket(OURS, 53)) {
            assertThat(ours.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> new Socket(RBLDNSD, 53).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void b6_edns_is_answered_with_edns() throws Exception {
        Message query = query(LISTED, Type.A);
        query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        assertThat(reply(OURS, query).getSection(Section.ADDITIONAL)).hasAtLeastOneElementOfType(OPTRecord.class);
        assertThat(reply(RBLDNSD, query).getSection(Section.ADDITIONAL)).isEmpty();
    }

    @Test
    void b6_a_later_edns_version_is_refused() throws Exception {
        Message query = query(LISTED, Type.A);
        query.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);
        assertThat(reply(OURS, query).getRcode()).isEqualTo(Rcode.BADVERS);
        assertThat(reply(RBLDNSD, query).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void b6_no_datagram_is_longer_than_1232_octets() throws Exception {
        Message query = query("9.2.0.192." + ZONE, Type.TXT);
        query.addRecord(new OPTRecord(4096, 0, 0), Section.ADDITIONAL);
        assertThat(exchange(OURS, query.toWire()).orElseThrow().length).isLessThanOrEqualTo(1232);
        assertThat(exchange(RBLDNSD, query.toWire()).orElseThrow().length).isGreaterThan(1232);
    }

    @Test
    void b6_a_message_without_a_question_is_answered() throws Exception {
        byte[] headerOnly = new Message(7).toWire();
        assertThat(exchange(OURS, headerOnly)).isPresent();
        assertThat(exchange(RBLDNSD, headerOnly)).isEmpty();
    }

    @Test
    void b6_an_unknown_type_of_a_listed_name_is_nodata() throws Exception {
        Message query = query(LISTED, 1000);
        assertThat(reply(OURS, query).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(reply(RBLDNSD, query).getRcode()).isEqualTo(Rcode.NOTIMP);
    }

    @Test
    void b6_another_opcode_is_not_implemented_and_copied() throws Exception {
        Message query = query(ZONE, Type.SOA);
        query.getHeader().setOpcode(15);
        Message ours = reply(OURS, query);
        assertThat(ours.getRcode()).isEqualTo(Rcode.NOTIMP);
        assertThat(ours.getHeader().getOpcode()).isEqualTo(15);
        assertThat(reply(RBLDNSD, query).getHeader().getOpcode()).isEqualTo(Opcode.QUERY);
    }

    @Test
    void b6_octets_with_leading_zeros_are_no_address() throws Exception {
        Message query = query("007.100.51.198." + ZONE, Type.A);
        assertThat(reply(OURS, query).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(reply(RBLDNSD, query).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    private static Message query(String name, int type) throws IOException {
        Message query = Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
        query.getHeader().unsetFlag(Flags.RD);
        return query;
    }

    private static Message reply(String server, Message query) throws IOException {
        return new Message(exchange(server, query.toWire()).orElseThrow());
    }

    /** The reply to that packet, or nothing where three times brought none. */
    private static Optional<byte[]> exchange(String server, byte[] query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(1000);
            socket.connect(InetAddress.ofLiteral(server), 53);
            DatagramPacket reply = new DatagramPacket(new byte[65_535], 65_535);
            for (int tries = 0; tries < 3; tries++) {
                socket.send(new DatagramPacket(query, query.length));
                try {
                    socket.receive(reply);
                    return Optional.of(Arrays.copyOf(reply.getData(), reply.getLength()));
                } catch (SocketTimeoutException again) {
                    // Loopback loses nothing, but a full queue does.
                }
            }
            return Optional.empty();
        }
    }
}
