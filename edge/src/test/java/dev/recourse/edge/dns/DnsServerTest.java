package dev.recourse.edge.dns;

import static dev.recourse.edge.answer.Served.NOW;
import static dev.recourse.edge.answer.Served.name;
import static dev.recourse.edge.answer.Served.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.Event;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TcpKeepaliveOption;
import org.xbill.DNS.Type;

/** A real server asked over real sockets, by dnsjava and octet by octet. */
class DnsServerTest {
    private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(LOCAL, 0);
    private static final int DEADLINE_MILLIS = 20_000;

    private final AtomicReference<ServedView> view =
            new AtomicReference<>(Served.ZONES.view(table("192.0.2.9", "rbl/spam-source"), 1));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(NOW));
    private final InstantSource clock = now::get;
    private final Counters counters = new Counters();
    private DnsServer server;

    @BeforeEach
    void start() throws IOException {
        server = DnsServer.start(ANY_PORT, view::get, clock, counters);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void c26_udp_and_tcp_answer_on_one_port() throws IOException {
        for (boolean tcp : new boolean[] {false, true}) {
            assertThat(Served.answers(ask(name("192.0.2.9"), Type.A, tcp))).containsExactly("127.0.0.2");
            assertThat(Served.answers(ask(name("192.0.2.9"), Type.TXT, tcp)).getFirst())
                    .contains("ip_address=192.0.2.9");
            assertThat(ask(name("192.0.2.8"), Type.A, tcp).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        }
        assertThat(counters.queries(Transport.UDP, Outcome.DATA)).isEqualTo(2);
        assertThat(counters.queries(Transport.TCP, Outcome.DATA)).isEqualTo(2);
        assertThat(counters.queries(Outcome.NO_NAME)).isEqualTo(2);
    }

    @Test
    void c23_a_truncated_reply_is_asked_for_again_by_tcp() throws IOException {
        view.set(Served.ZONES.view(
                table(
                        "2001:db8::/64", "rbl/spam-source",
                        "2001:db8::/64", "relay/open-relay",
                        "2001:db8::/64", "dul/rdns-dynamic"),
                1));
        SimpleResolver resolver = resolver();
        resolver.setEDNS(-1);
        Message reply = resolver.send(query(name("2001:db8::1"), Type.TXT));
        assertThat(reply.getSection(Section.ANSWER)).hasSize(3);
        assertThat(counters.queries(Transport.UDP, Outcome.TRUNCATED)).isEqualTo(1);
        assertThat(counters.queries(Transport.TCP, Outcome.DATA)).isEqualTo(1);
    }

    @Test
    void a_new_view_answers_the_next_query_and_time_ends_a_listing() throws IOException {
        ListingTable until = Served.with(ListingTable.EMPTY, "192.0.2.8", "rbl/spam-source", NOW + 10);
        view.set(Served.ZONES.view(until, 2));
        assertThat(ask(name("192.0.2.9"), Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(ask(name("192.0.2.8"), Type.A, false).getRcode()).isEqualTo(Rcode.NOERROR);
        now.set(Instant.ofEpochSecond(NOW + 10));
        assertThat(ask(name("192.0.2.8"), Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        view.set(Served.ZONES.notReady());
        assertThat(ask(name("192.0.2.8"), Type.A, true).getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void a_fault_in_one_query_is_servfail_and_the_next_is_answered() throws IOException {
        AtomicReference<Boolean> broken = new AtomicReference<>(true);
        try (DnsServer faulty = DnsServer.start(
                ANY_PORT,
                () -> {
                    if (broken.get()) {
                        throw new IllegalStateException("broken for a test: this line in the log is expected");
                    }
                    return view.get();
                },
                clock,
                counters)) {
            for (boolean tcp : new boolean[] {false, true}) {
                broken.set(true);
                Message reply = ask(faulty, name("192.0.2.9"), Type.A, tcp);
                assertThat(reply.getRcode()).isEqualTo(Rcode.SERVFAIL);
                broken.set(false);
                assertThat(ask(faulty, name("192.0.2.9"), Type.A, tcp).getRcode())
                        .isEqualTo(Rcode.NOERROR);
            }
        }
        assertThat(counters.queries(Outcome.FAILED)).isEqualTo(2);
    }

    @Test
    void c27_pipelined_queries_are_answered_in_their_order() throws IOException {
        try (Socket socket = connect(server)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            List<Integer> asked = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Message query = query(name("192.0.2." + i), Type.A);
                asked.add(query.getHeader().getID());
                write(out, query.toWire());
            }
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            List<Integer> answered = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answered.add(read(in).getHeader().getID());
            }
            assertThat(answered).isEqualTo(asked);
        }
    }

    @Test
    void c27_a_query_may_come_octet_by_octet() throws IOException {
        try (Socket socket = connect(server)) {
            socket.setTcpNoDelay(true);
            byte[] query = query(name("192.0.2.9"), Type.A).toWire();
            socket.getOutputStream().write(query.length >>> 8);
            socket.getOutputStream().write(query.length);
            for (byte octet : query) {
                socket.getOutputStream().write(octet);
            }
            assertThat(Served.answers(read(new DataInputStream(socket.getInputStream()))))
                    .containsExactly("127.0.0.2");
        }
    }

    @Test
    void what_is_no_query_ends_a_connection() throws IOException {
        try (Socket socket = connect(server)) {
            write(new DataOutputStream(socket.getOutputStream()), new byte[] {1, 2, 3});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(counters.queries(Transport.TCP, Outcome.DROPPED)).isEqualTo(1);
    }

    @Test
    void c27_connections_beyond_the_limit_of_a_source_are_closed_and_a_free_place_is_used() throws IOException {
        TcpLimits limits = new TcpLimits(10, 2, Duration.ofSeconds(10), 100);
        try (DnsServer small = start(limits)) {
            try (Socket first = connect(small);
                    Socket second = connect(small);
                    Socket third = connect(small)) {
                answersOn(first);
                answersOn(second);
                assertThat(third.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(counters.events(Event.TCP_TURNED_AWAY)).isEqualTo(1);
            assertThat(eventuallyAnswers(small)).isTrue();
        }
    }

    @Test
    void c27_an_idle_connection_and_one_that_drips_are_closed() throws IOException {
        TcpLimits limits = new TcpLimits(10, 10, Duration.ofMillis(300), 100);
        try (DnsServer hasty = start(limits);
                Socket idle = connect(hasty);
                Socket drips = connect(hasty)) {
            drips.getOutputStream().write(new byte[] {0, 40, 1});
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            assertThat(drips.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void c27_a_client_that_takes_no_replies_is_closed() throws IOException {
        TcpLimits limits = new TcpLimits(10, 1, Duration.ofMillis(300), 10_000_000);
        try (DnsServer hasty = start(limits);
                Socket greedy = connect(hasty)) {
            DataOutputStream out = new DataOutputStream(greedy.getOutputStream());
            byte[] query = query(name("192.0.2.9"), Type.TXT).toWire();
            assertThatThrownBy(() -> {
                        while (true) {
                            write(out, query);
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(eventuallyAnswers(hasty)).isTrue();
        }
    }

    @Test
    void c27_a_connection_ends_cleanly_after_as_many_queries_as_it_may_bring() throws IOException {
        TcpLimits limits = new TcpLimits(10, 10, Duration.ofSeconds(10), 3);
        try (DnsServer strict = start(limits);
                Socket socket = connect(strict)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            ByteArrayOutputStream five = new ByteArrayOutputStream();
            for (int i = 0; i < 5; i++) {
                write(
                        new DataOutputStream(five),
                        query(name("192.0.2.9"), Type.A).toWire());
            }
            out.write(five.toByteArray());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int i = 0; i < 3; i++) {
                assertThat(read(in).getRcode()).isEqualTo(Rcode.NOERROR);
            }
            // An end, not a reset, though two queries were never read.
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(counters.events(Event.TCP_ENOUGH)).isEqualTo(1);
    }

    @Test
    void c27_a_client_that_sends_its_queries_and_closes_its_side_is_answered() throws IOException {
        try (Socket socket = connect(server)) {
            write(
                    new DataOutputStream(socket.getOutputStream()),
                    query(name("192.0.2.9"), Type.A).toWire());
            socket.shutdownOutput();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            assertThat(Served.answers(read(in))).containsExactly("127.0.0.2");
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void c27_one_client_that_takes_nothing_does_not_hold_up_another() throws IOException {
        byte[] many = pipelined(20_000);
        Thread sending;
        try (Socket greedy = connect(server);
                Socket other = connect(server)) {
            sending = Thread.ofVirtual().start(() -> {
                try {
                    greedy.getOutputStream().write(many);
                } catch (IOException e) {
                    // It is closed at the end, perhaps while it writes.
                    return;
                }
            });
            answersOn(other);
        }
        joined(sending);
    }

    @Test
    void c27b_keepalive_is_told_over_tcp_to_whoever_asks_and_never_over_udp() throws IOException {
        Message query = query(name("192.0.2.9"), Type.A);
        query.addRecord(
                new OPTRecord(1232, 0, 0, 0, List.of(new GenericEDNSOption(11, new byte[0]))), Section.ADDITIONAL);
        SimpleResolver resolver = resolver();
        assertThat(resolver.send(query).getOPT().getOptions()).isEmpty();
        resolver.setTCP(true);
        assertThat(resolver.send(query).getOPT().getOptions(11))
                .containsExactly(new TcpKeepaliveOption(Duration.ofSeconds(10)));
        assertThat(ask(name("192.0.2.9"), Type.A, true).getOPT().getOptions()).isEmpty();
    }

    @Test
    void c11_each_of_several_addresses_answers_from_itself_and_all_count_together() throws IOException {
        InetSocketAddress second = new InetSocketAddress("127.0.0.2", 0);
        Listening listening = new Listening(List.of(ANY_PORT, second), 1, TcpLimits.USUAL);
        try (DnsServer both = DnsServer.start(listening, ClientPolicy.open(), view::get, clock, counters)) {
            assertThat(both.addresses()).hasSize(2);
            for (InetSocketAddress address : both.addresses()) {
                assertThat(answeredFrom(address)).isEqualTo(address);
                SimpleResolver tcp = new SimpleResolver(address);
                tcp.setTCP(true);
                assertThat(tcp.send(query(name("192.0.2.9"), Type.A)).getRcode())
                        .isEqualTo(Rcode.NOERROR);
            }
        }
        assertThat(counters.queries(Outcome.DATA)).isEqualTo(4);
    }

    @Test
    void c11_the_wildcard_is_every_address_of_its_family_with_one_port() throws IOException {
        Listening listening = new Listening(List.of(new InetSocketAddress("0.0.0.0", 0)), 1, TcpLimits.USUAL);
        try (DnsServer all = DnsServer.start(listening, ClientPolicy.open(), view::get, clock, counters)) {
            assertThat(all.addresses())
                    .extracting(a -> a.getAddress().getHostAddress())
                    .contains("127.0.0.1");
            assertThat(all.addresses())
                    .extracting(InetSocketAddress::getPort)
                    .containsOnly(all.address().getPort());
            for (InetSocketAddress address : all.addresses()) {
                assertThat(address.getAddress().isAnyLocalAddress()).isFalse();
                assertThat(answeredFrom(address)).isEqualTo(address);
            }
        }
    }

    @Test
    void an_address_named_twice_is_bound_once_and_what_cannot_be_had_frees_the_rest() throws IOException {
        InetSocketAddress free = server.address();
        server.close();
        Listening twice = new Listening(List.of(free, free), 1, TcpLimits.USUAL);
        try (DnsServer once = DnsServer.start(twice, ClientPolicy.open(), view::get, clock, counters)) {
            assertThat(once.addresses()).containsExactly(free);
        }
        Listening foreign = new Listening(List.of(free, new InetSocketAddress("192.0.2.1", 5300)), 1, TcpLimits.USUAL);
        assertThatThrownBy(() -> DnsServer.start(foreign, ClientPolicy.open(), view::get, clock, counters))
                .isInstanceOf(ListenException.class);
        DnsServer.start(free, view::get, clock, counters).close();
    }

    @Test
    void several_threads_share_an_address() throws IOException {
        Listening listening = new Listening(List.of(ANY_PORT), 4, TcpLimits.USUAL);
        try (DnsServer four = DnsServer.start(listening, ClientPolicy.open(), view::get, clock, counters)) {
            for (int i = 0; i < 64; i++) {
                assertThat(ask(four, name("192.0.2.9"), Type.A, false).getRcode())
                        .isEqualTo(Rcode.NOERROR);
            }
        }
        assertThat(counters.queries(Transport.UDP, Outcome.DATA)).isEqualTo(64);
    }

    @Test
    void what_is_sent_is_counted_by_size() throws IOException {
        int size = ask(name("192.0.2.9"), Type.A, false).numBytes();
        assertThat(size).isBetween(65, 128);
        assertThat(counters.replySizes(Transport.UDP).replies(7)).isEqualTo(1);
        assertThat(counters.replySizes(Transport.UDP).octets()).isEqualTo(size);
        assertThat(counters.replySizes(Transport.TCP).octets()).isZero();
    }

    @Test
    void a_port_in_use_is_said_plainly_for_each_transport() throws IOException {
        int port = server.address().getPort();
        assertThatThrownBy(() -> DnsServer.start(server.address(), view::get, clock, counters))
                .isInstanceOf(ListenException.class)
                .hasMessage("127.0.0.1:" + port + " is in use (TCP): another server runs there");
        try (DatagramSocket taken = new DatagramSocket(ANY_PORT)) {
            InetSocketAddress address = new InetSocketAddress(LOCAL, taken.getLocalPort());
            assertThatThrownBy(() -> DnsServer.start(address, view::get, clock, counters))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("127.0.0.1:" + taken.getLocalPort() + " is in use (UDP): another server runs there");
            // The TCP half, which was free, was let go again.
            new ServerSocket(taken.getLocalPort(), 1, LOCAL).close();
        }
        try (DatagramSocket everywhere = new DatagramSocket(0)) {
            InetSocketAddress address = new InetSocketAddress(LOCAL, everywhere.getLocalPort());
            assertThatThrownBy(() -> DnsServer.start(address, view::get, clock, counters))
                    .isInstanceOf(ListenException.class);
        }
    }

    @Test
    void an_address_of_another_machine_is_said_plainly() {
        assertThatThrownBy(() -> DnsServer.start(new InetSocketAddress("192.0.2.1", 5300), view::get, clock, counters))
                .isInstanceOf(ListenException.class)
                .hasMessage("192.0.2.1:5300 cannot be listened on (TCP): this machine does not have that address");
    }

    @Test
    void after_close_the_port_is_free() throws IOException {
        InetSocketAddress address = server.address();
        ask(name("192.0.2.9"), Type.A, true);
        server.close();
        try (DnsServer again = DnsServer.start(address, view::get, clock, counters)) {
            assertThat(again.address()).isEqualTo(address);
            assertThat(ask(again, name("192.0.2.9"), Type.A, false).getRcode()).isEqualTo(Rcode.NOERROR);
        }
    }

    private DnsServer start(TcpLimits limits) throws IOException {
        Listening listening = new Listening(List.of(ANY_PORT), 1, limits);
        return DnsServer.start(listening, ClientPolicy.open(), view::get, clock, counters);
    }

    /** Where the reply to a datagram sent there comes from. */
    private static SocketAddress answeredFrom(InetSocketAddress address) throws IOException {
        try (DatagramSocket client = new DatagramSocket()) {
            client.setSoTimeout(DEADLINE_MILLIS);
            byte[] query = query(name("192.0.2.9"), Type.A).toWire();
            client.send(new DatagramPacket(query, query.length, address));
            DatagramPacket reply = new DatagramPacket(new byte[512], 512);
            client.receive(reply);
            return reply.getSocketAddress();
        }
    }

    private static byte[] pipelined(int queries) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] query = query(name("192.0.2.9"), Type.TXT).toWire();
        for (int i = 0; i < queries; i++) {
            write(new DataOutputStream(all), query);
        }
        return all.toByteArray();
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A place is free once the server has noticed that its client went. */
    private boolean eventuallyAnswers(DnsServer busy) {
        long deadline = System.nanoTime() + Duration.ofMillis(DEADLINE_MILLIS).toNanos();
        while (System.nanoTime() < deadline) {
            try (Socket socket = connect(busy)) {
                answersOn(socket);
                return true;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    private static void answersOn(Socket socket) throws IOException {
        write(
                new DataOutputStream(socket.getOutputStream()),
                query(name("192.0.2.9"), Type.A).toWire());
        assertThat(read(new DataInputStream(socket.getInputStream())).getRcode())
                .isEqualTo(Rcode.NOERROR);
    }

    private static Socket connect(DnsServer to) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.connect(to.address(), DEADLINE_MILLIS);
        return socket;
    }

    private static void write(DataOutputStream out, byte[] message) throws IOException {
        out.writeShort(message.length);
        out.write(message);
    }

    private static Message read(DataInputStream in) throws IOException {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        return new Message(message);
    }

    private static Message query(String name, int type) {
        return Message.newQuery(Record.newRecord(Served.absolute(name), type, DClass.IN));
    }

    private SimpleResolver resolver() {
        return resolver(server);
    }

    private static SimpleResolver resolver(DnsServer of) {
        SimpleResolver resolver = new SimpleResolver(of.address());
        resolver.setTimeout(Duration.ofMillis(DEADLINE_MILLIS));
        return resolver;
    }

    private Message ask(String name, int type, boolean tcp) throws IOException {
        return ask(server, name, type, tcp);
    }

    private static Message ask(DnsServer of, String name, int type, boolean tcp) throws IOException {
        SimpleResolver resolver = resolver(of);
        resolver.setTCP(tcp);
        return resolver.send(query(name, type));
    }
}
