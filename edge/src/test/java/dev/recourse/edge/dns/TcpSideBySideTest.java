package dev.recourse.edge.dns;

import static dev.recourse.edge.answer.Served.NOW;
import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.ZONES;
import static dev.recourse.edge.answer.Served.absolute;
import static dev.recourse.edge.answer.Served.name;
import static dev.recourse.edge.answer.Served.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.table.ListingTable;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ZoneContents;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.Event;
import dev.recourse.edge.transfer.PublishedZones;
import dev.recourse.edge.transfer.TransferDesk;
import dev.recourse.edge.transfer.TransferPolicy;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TcpKeepaliveOption;
import org.xbill.DNS.Type;

/** Queries of one TCP connection, of which some take their time (RFC 7766 6.2.1.1), over real sockets. */
class TcpSideBySideTest {
    private static final int DEADLINE_MILLIS = 20_000;
    private static final ListingTable TABLE = table("192.0.2.9", "rbl/spam-source");
    private static final TcpLimits LIMITS = new TcpLimits(10, 10, Duration.ofSeconds(10), 100);

    private final Counters counters = new Counters();
    private final PublishedZones zones = new PublishedZones(ZONES.contents());
    private final Semaphore reading = new Semaphore(0);
    private final CountDownLatch readOn = new CountDownLatch(1);
    private final ServedView view = ZONES.view(TABLE, 1);

    /** Entries that can be read only when the test says so. */
    private final EntryStream slow = action -> {
        reading.release();
        await(readOn);
        TABLE.forEach(action);
    };

    @Test
    void c27_a_transfer_does_not_hold_up_a_later_query_of_its_connection() throws IOException {
        publish(slow);
        try (DnsServer server = start(LIMITS, () -> view);
                Socket socket = connect(server)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            send(socket, query(ROOT, Type.AXFR), query(name("192.0.2.9"), Type.A));
            Message first = read(in);
            assertThat(first.getQuestion().getType()).isEqualTo(Type.A);
            assertThat(first.getSection(Section.ANSWER)).hasSize(1);
            readOn.countDown();
            assertThat(transferred(in)).hasSizeGreaterThan(10);
        }
    }

    @Test
    void c27_several_transfers_run_side_by_side_and_one_more_waits_with_all_behind_it() throws Exception {
        publish(slow);
        try (DnsServer server = start(LIMITS, () -> view);
                Socket socket = connect(server)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int i = 0; i <= TcpConnection.TRANSFERS; i++) {
                send(socket, query(ROOT, Type.AXFR));
            }
            send(socket, query(name("192.0.2.9"), Type.A));
            assertThat(reading.tryAcquire(TcpConnection.TRANSFERS, DEADLINE_MILLIS, TimeUnit.MILLISECONDS))
                    .isTrue();
            assertThat(reading.tryAcquire()).isFalse();
            readOn.countDown();
            List<Integer> types = new ArrayList<>();
            for (int i = 0; i < TcpConnection.TRANSFERS + 2; i++) {
                types.add(read(in).getSection(Section.ANSWER).getFirst().getType());
            }
            assertThat(types).contains(Type.A).filteredOn(t -> t == Type.SOA).hasSize(TcpConnection.TRANSFERS + 1);
        }
    }

    @Test
    void c27_messages_of_several_transfers_and_replies_come_whole() throws IOException {
        ListingTable large = TABLE;
        for (int i = 0; i < 1_000; i++) {
            large = Served.with(large, "10.20." + i / 250 + "." + i % 250, "rbl/spam-source", Long.MAX_VALUE);
        }
        publish(large::forEach);
        try (DnsServer server = start(LIMITS, () -> view);
                Socket socket = connect(server)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            Message[] asked = new Message[40];
            for (int i = 0; i < asked.length; i++) {
                asked[i] = i % 10 == 0 ? query(ROOT, Type.AXFR) : query(name("192.0.2.9"), Type.A);
                asked[i].getHeader().setID(i);
            }
            send(socket, asked);
            Map<Integer, Integer> records = new HashMap<>();
            Map<Integer, Integer> ends = new HashMap<>();
            while (records.size() < asked.length
                    || ends.values().stream().mapToInt(n -> n).sum() < 8) {
                Message message = read(in);
                int id = message.getHeader().getID();
                records.merge(id, message.getSection(Section.ANSWER).size(), Integer::sum);
                message.getSection(Section.ANSWER).stream()
                        .filter(SOARecord.class::isInstance)
                        .forEach(soa -> ends.merge(id, 1, Integer::sum));
            }
            assertThat(ends).isEqualTo(Map.of(0, 2, 10, 2, 20, 2, 30, 2));
            assertThat(List.of(records.get(0), records.get(10), records.get(20), records.get(30)))
                    .containsOnly(records.get(0));
            assertThat(records.get(0)).isGreaterThan(2_000);
        }
    }

    @Test
    void c27_who_closes_its_side_after_asking_gets_the_transfer_and_then_the_end() throws IOException {
        publish(slow);
        try (DnsServer server = start(LIMITS, () -> view);
                Socket socket = connect(server)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            send(socket, query(ROOT, Type.AXFR));
            socket.shutdownOutput();
            readOn.countDown();
            assertThat(transferred(in)).hasSizeGreaterThan(10);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void c27_who_takes_no_transfer_is_closed_whatever_else_it_asks() throws Exception {
        ListingTable large = TABLE;
        for (int i = 0; i < 60_000; i++) {
            large = Served.with(
                    large, "10." + i / 62_500 + "." + i / 250 % 250 + "." + i % 250, "rbl/spam-source", Long.MAX_VALUE);
        }
        publish(large::forEach);
        TcpLimits hasty = new TcpLimits(10, 10, Duration.ofMillis(300), 10_000);
        try (DnsServer server = start(hasty, () -> view);
                Socket socket = connect(server)) {
            for (int i = 0; i < TcpConnection.TRANSFERS; i++) {
                send(socket, query(ROOT, Type.AXFR));
            }
            boolean closed = false;
            for (long end = System.nanoTime()
                            + Duration.ofMillis(DEADLINE_MILLIS).toNanos();
                    !closed && System.nanoTime() < end; ) {
                try {
                    send(socket, query(name("192.0.2.9"), Type.A));
                } catch (IOException e) {
                    closed = true;
                }
            }
            assertThat(closed).isTrue();
        }
        assertThat(counters.events(Event.TCP_OVERDUE)).isEqualTo(1);
    }

    @Test
    void c27_a_fault_in_a_transfer_ends_its_connection_and_no_other() throws IOException {
        publish(action -> {
            throw new IllegalStateException("broken for a test: this line in the log is expected");
        });
        try (DnsServer server = start(LIMITS, () -> view);
                Socket broken = connect(server);
                Socket other = connect(server)) {
            send(broken, query(ROOT, Type.AXFR));
            assertThat(broken.getInputStream().read()).isEqualTo(-1);
            send(other, query(name("192.0.2.9"), Type.A));
            assertThat(read(new DataInputStream(other.getInputStream())).getRcode())
                    .isEqualTo(Rcode.NOERROR);
        }
    }

    @Test
    void c27b_with_few_places_left_clients_are_asked_to_close() throws IOException {
        TcpLimits few = new TcpLimits(3, 3, Duration.ofSeconds(10), 100);
        publish(TABLE::forEach);
        try (DnsServer server = start(few, () -> view);
                Socket first = connect(server)) {
            assertThat(keepalive(first)).isEqualTo(Duration.ofSeconds(10));
            try (Socket second = connect(server)) {
                assertThat(keepalive(second)).isEqualTo(Duration.ofSeconds(10));
                try (Socket third = connect(server)) {
                    assertThat(keepalive(third)).isZero();
                    assertThat(keepalive(first)).isZero();
                }
            }
        }
    }

    @Test
    void c27b_a_server_that_stops_answers_what_it_has_read_and_asks_to_close() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        publish(TABLE::forEach);
        DnsServer server = start(LIMITS, () -> {
            asked.countDown();
            await(answer);
            return view;
        });
        try (Socket socket = connect(server);
                Socket idle = connect(server)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            send(socket, query(name("192.0.2.9"), Type.A), withKeepalive());
            await(asked);
            Thread stopping = Thread.ofVirtual().start(() -> closed(server));
            // The idle one was told the end, so reading has ended everywhere.
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            answer.countDown();
            assertThat(read(in).getSection(Section.ANSWER)).hasSize(1);
            assertThat(read(in).getOPT().getOptions(11)).containsExactly(new TcpKeepaliveOption(Duration.ZERO));
            assertThat(in.read()).isEqualTo(-1);
            stopping.join();
        }
    }

    private static void closed(DnsServer server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void publish(EntryStream entries) {
        Map<DomainName, Long> serials = ZONES.contents().stream()
                .map(ZoneContents::origin)
                .collect(Collectors.toMap(Function.identity(), zone -> 1L));
        zones.publish(serials, entries, Optional.empty());
    }

    private DnsServer start(TcpLimits limits, Supplier<ServedView> answers) throws IOException {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(NOW));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        TransferPolicy everybody = new TransferPolicy(List.of(Prefix.parse("127.0.0.0/8")), List.of());
        return DnsServer.start(
                new Listening(List.of(address), 1, limits),
                ClientPolicy.open(),
                answers,
                clock,
                counters,
                new TransferDesk(everybody, zones, clock, counters));
    }

    private static Duration keepalive(Socket socket) throws IOException {
        send(socket, withKeepalive());
        Message reply = read(new DataInputStream(socket.getInputStream()));
        TcpKeepaliveOption option =
                (TcpKeepaliveOption) reply.getOPT().getOptions(11).getFirst();
        return Duration.ofMillis(100L * option.getTimeout().orElseThrow());
    }

    private static Message withKeepalive() {
        Message query = query(name("192.0.2.9"), Type.A);
        query.addRecord(
                new OPTRecord(1232, 0, 0, 0, List.of(new GenericEDNSOption(11, new byte[0]))), Section.ADDITIONAL);
        return query;
    }

    private static Message query(String name, int type) {
        return Message.newQuery(Record.newRecord(absolute(name), type, DClass.IN));
    }

    private static Socket connect(DnsServer to) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.connect(to.address(), DEADLINE_MILLIS);
        return socket;
    }

    private static void send(Socket socket, Message... queries) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        for (Message query : queries) {
            byte[] wire = query.toWire();
            out.writeShort(wire.length);
            out.write(wire);
        }
        socket.getOutputStream().write(all.toByteArray());
    }

    private static Message read(DataInputStream in) throws IOException {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        return new Message(message);
    }

    /** All records until the SOA comes again. */
    private static List<Record> transferred(DataInputStream in) throws IOException {
        List<Record> records = new ArrayList<>();
        while (records.size() < 2 || !(records.getLast() instanceof SOARecord)) {
            records.addAll(read(in).getSection(Section.ANSWER));
        }
        return records;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
