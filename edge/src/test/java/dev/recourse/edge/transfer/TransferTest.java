package dev.recourse.edge.transfer;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.ZONES;
import static dev.recourse.edge.answer.Served.absolute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.SerialNumber;
import dev.recourse.core.dns.TsigAlgorithm;
import dev.recourse.core.dns.TsigKey;
import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.Identity;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Responder;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.PrefixLengths;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.Rate;
import dev.recourse.edge.client.ReplyLimit;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/** Requests as secondaries send them, octet for octet through dnsjava, without a socket. */
class TransferTest {
    private static final InetAddress FRIEND = address("192.0.2.53");
    private static final InetAddress STRANGER = address("203.0.113.66");
    private static final TSIG TSIG_KEY = tsig(TSIG.HMAC_SHA256, "xfr");
    private static final ListingTable FIRST = Served.table("198.51.100.0/24", "rbl/spam-source");
    private static final ListingTable SECOND = Served.with(FIRST, "203.0.113.7", "rbl/spam-source", Long.MAX_VALUE);

    private final Counters counters = new Counters();
    private final PublishedZones zones = new PublishedZones(ZONES.contents());
    private Instant now = Instant.ofEpochSecond(Served.NOW);
    private boolean admitted = true;
    private final TransferDesk desk = new TransferDesk(
            new TransferPolicy(List.of(Prefix.parse("192.0.2.0/24")), keys()), zones, () -> now, counters);

    private static List<TsigKey> keys() {
        List<TsigKey> keys = new ArrayList<>();
        for (TsigAlgorithm algorithm : TsigAlgorithm.values()) {
            String name = algorithm == TsigAlgorithm.HMAC_SHA256
                    ? "xfr"
                    : algorithm.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            keys.add(new TsigKey(
                    DomainName.parse(name),
                    algorithm,
                    java.util.Base64.getDecoder().decode(Primary.SECRET)));
        }
        return keys;
    }

    @Test
    void c44_axfr_begins_and_ends_with_the_soa_and_has_it_nowhere_else() {
        publish(100, FIRST);
        List<Message> messages = ask(axfr(ROOT), FRIEND, Transport.TCP);
        List<Record> records = records(messages);
        assertThat(records.getFirst()).isEqualTo(records.getLast()).isInstanceOf(SOARecord.class);
        assertThat(records.stream().filter(r -> r.getType() == Type.SOA)).hasSize(2);
        for (Message message : messages) {
            assertThat(message.getHeader().getFlag(Flags.AA)).isTrue();
            assertThat(message.getHeader().getFlag(Flags.TC)).isFalse();
            assertThat(message.getSection(Section.AUTHORITY)).isEmpty();
            assertThat(message.getHeader().getID()).isEqualTo(4711);
        }
        assertThat(messages.getFirst().getQuestion().getName()).isEqualTo(absolute(ROOT));
    }

    @Test
    void c44_a_large_zone_is_many_records_a_message_and_several_messages() {
        ListingTable table = FIRST;
        for (int i = 0; i < 2000; i++) {
            table = Served.with(table, "10.20." + i / 250 + "." + i % 250, "rbl/spam-source", Long.MAX_VALUE);
        }
        publish(100, table);
        List<Message> messages = ask(axfr(ROOT), FRIEND, Transport.TCP);
        assertThat(messages).hasSizeBetween(5, 40);
        assertThat(records(messages)).hasSizeGreaterThan(4000);
    }

    @Test
    void the_zone_below_is_a_delegation_and_name_servers_have_their_addresses() {
        publish(100, FIRST);
        List<String> texts = records(ask(axfr(ROOT), FRIEND, Transport.TCP)).stream()
                .map(r -> r.getName() + " " + Type.string(r.getType()) + " " + r.rdataToString())
                .toList();
        assertThat(texts)
                .contains(
                        "rbl." + ROOT + ". NS ns1." + ROOT + ".",
                        "ns1." + ROOT + ". A 192.0.2.53",
                        "*.100.51.198." + ROOT + ". A 127.0.0.2",
                        "2.0.0.127." + ROOT + ". A 127.0.0.2",
                        Served.nibbles(IpAddress.parse("::ffff:127.0.0.2")) + "." + ROOT + ". A 127.0.0.2")
                .noneMatch(text -> text.startsWith("1.0.0.127."));
    }

    @Test
    void c44_who_may_not_is_refused_before_anything_is_told() {
        publish(100, FIRST);
        assertThat(rcode(axfr(ROOT), STRANGER, Transport.TCP)).isEqualTo(Rcode.REFUSED);
        assertThat(rcode(axfr("example.net"), STRANGER, Transport.TCP)).isEqualTo(Rcode.REFUSED);
        assertThat(rcode(axfr("example.net"), FRIEND, Transport.TCP)).isEqualTo(Rcode.NOTAUTH);
        assertThat(rcode(axfr("1." + ROOT), FRIEND, Transport.TCP)).isEqualTo(Rcode.NOTAUTH);
        assertThat(open(axfr(ROOT), FRIEND, Transport.UDP))
                .as("AXFR by UDP is answered elsewhere")
                .isEmpty();
    }

    @Test
    void c44_whom_the_limits_of_all_clients_leave_out_has_no_transfer_and_no_error_from_here() {
        publish(100, FIRST);
        admitted = false;
        assertThat(open(axfr(ROOT), FRIEND, Transport.TCP)).isEmpty();
        assertThat(open(ixfr(100), FRIEND, Transport.UDP)).isEmpty();
        assertThat(open(signed(TSIG_KEY), STRANGER, Transport.TCP)).isEmpty();
        assertThat(open(signed(tsig(TSIG.HMAC_SHA256, "nobody")), STRANGER, Transport.UDP))
                .isEmpty();
        assertThat(rcode(axfr(ROOT), FRIEND, Transport.TCP)).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void c44_a_transfer_counts_for_the_quota_and_a_client_that_is_not_answered_has_none() {
        publish(100, FIRST);
        Quota one = Quota.of(
                new Rate(1, 1), PrefixLengths.SINGLE, AddressSet.of(List.of(), List.of(), false), new LongAdder(), 0);
        ClientPolicy limited = policy(AddressSet.ALL, one);
        Packet request = packet(axfr(ROOT).toWire(), FRIEND, Transport.TCP);
        assertThat(desk.open(request, () -> limited.admits(request), TransferTest::answer))
                .isPresent();
        assertThat(desk.open(request, () -> limited.admits(request), TransferTest::answer))
                .isEmpty();
        ClientPolicy closed = policy(AddressSet.of(List.of(), List.of(), false), Quota.NONE);
        assertThat(desk.open(request, () -> closed.admits(request), TransferTest::answer))
                .isEmpty();
    }

    private static ClientPolicy policy(AddressSet clients, Quota quota) {
        return new ClientPolicy(
                clients, quota, ReplyLimit.NONE, ClientPolicy.open().cookies(), Identity.NONE);
    }

    @Test
    void transfers_are_counted_by_how_they_went_and_octet_by_octet() throws Exception {
        rcode(axfr(ROOT), FRIEND, Transport.TCP);
        assertThat(counters.events(Event.TRANSFER_PUT_OFF)).isEqualTo(1);
        publish(100, FIRST);
        long octets = octets(axfr(ROOT), FRIEND, Transport.TCP).stream()
                .mapToLong(message -> message.length)
                .sum();
        assertThat(counters.transferOctets()).isEqualTo(octets);
        change(101, SECOND, "203.0.113.7");
        ask(ixfr(100), FRIEND, Transport.TCP);
        ask(ixfr(99), FRIEND, Transport.TCP);
        ask(ixfr(101), FRIEND, Transport.TCP);
        ask(ixfr(100), FRIEND, Transport.UDP);
        assertThat(counters.events(Event.TRANSFER_WHOLE)).isEqualTo(2);
        assertThat(counters.events(Event.TRANSFER_DIFFERENCE)).isEqualTo(1);
        assertThat(counters.events(Event.TRANSFER_CURRENT)).isEqualTo(2);

        assertThat(counters.events(Event.TRANSFER_REFUSED)).isZero();
        ask(axfr(ROOT), STRANGER, Transport.TCP);
        ask(axfr("elsewhere.example.org"), FRIEND, Transport.TCP);
        ask(signed(tsig(TSIG.HMAC_SHA256, "nobody")), STRANGER, Transport.TCP);
        admitted = false;
        ask(signed(TSIG_KEY), STRANGER, Transport.TCP);
        ask(query(ROOT, Type.SOA), STRANGER, Transport.TCP);
        assertThat(counters.events(Event.TRANSFER_REFUSED)).isEqualTo(4);
    }

    @Test
    void more_transfers_than_run_at_once_are_put_off_and_one_that_breaks_off_frees_its_place() throws Exception {
        publish(100, FIRST);
        List<Transfer> waiting = new ArrayList<>();
        for (long i = 0; i <= desk.running().limit(); i++) {
            waiting.add(open(axfr(ROOT), FRIEND, Transport.TCP).orElseThrow());
        }
        List<Integer> rcodes = new ArrayList<>();
        nested(waiting, 0, rcodes);
        assertThat(rcodes.getFirst()).isEqualTo(Rcode.SERVFAIL);
        assertThat(rcodes.subList(1, rcodes.size())).containsOnly(Rcode.NOERROR);
        assertThat(counters.events(Event.TRANSFER_PUT_OFF)).isEqualTo(1);

        assertThatThrownBy(() -> waiting.getFirst().writeTo(message -> {
                    throw new IOException("gone");
                }))
                .hasMessage("gone");
        assertThat(counters.events(Event.TRANSFER_BROKEN)).isEqualTo(1);
        assertThat(desk.running().used()).isZero();
    }

    /** Each transfer begins while the one before it sends its first message. */
    private static void nested(List<Transfer> transfers, int next, List<Integer> rcodes) throws IOException {
        if (next < transfers.size()) {
            transfers.get(next).writeTo(message -> {
                nested(transfers, next + 1, rcodes);
                rcodes.add(message(message).getRcode());
            });
        }
    }

    @Test
    void before_there_is_a_publication_it_is_servfail() {
        assertThat(rcode(axfr(ROOT), FRIEND, Transport.TCP)).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void what_concerns_no_secondary_is_left_to_the_others() {
        publish(100, FIRST);
        Message query = Message.newQuery(Record.newRecord(absolute(ROOT), Type.SOA, DClass.IN));
        assertThat(open(query, FRIEND, Transport.UDP)).isEmpty();
        query.addRecord(new org.xbill.DNS.OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        assertThat(open(query, FRIEND, Transport.UDP)).isEmpty();
    }

    @Test
    void c45_ixfr_by_udp_is_the_soa_and_by_tcp_what_changed() {
        publish(100, FIRST);
        change(101, SECOND, "203.0.113.7");
        assertThat(texts(ask(ixfr(100), FRIEND, Transport.UDP))).containsExactly("SOA 101");
        assertThat(texts(ask(ixfr(101), FRIEND, Transport.TCP))).containsExactly("SOA 101");
        assertThat(texts(ask(ixfr(102), FRIEND, Transport.TCP)))
                .as("they are ahead")
                .containsExactly("SOA 101");
        List<String> added = texts(ask(ixfr(100), FRIEND, Transport.TCP));
        assertThat(added.subList(0, 3)).containsExactly("SOA 101", "SOA 100", "SOA 101");
        assertThat(added.get(3)).isEqualTo("+7.113.0.203." + ROOT + ". A");
        assertThat(added).hasSize(6).endsWith("SOA 101");
    }

    @Test
    void c45_several_versions_oldest_first_and_the_whole_zone_where_history_is_missing() {
        publish(100, FIRST);
        change(101, SECOND, "203.0.113.7");
        change(102, FIRST, "203.0.113.7");
        assertThat(texts(ask(ixfr(100), FRIEND, Transport.TCP)).stream().filter(t -> t.startsWith("SOA")))
                .containsExactly("SOA 102", "SOA 100", "SOA 101", "SOA 101", "SOA 102", "SOA 102");
        List<Record> whole = records(ask(ixfr(99), FRIEND, Transport.TCP));
        assertThat(whole.stream().filter(r -> r.getType() == Type.SOA)).hasSize(2);
        publish(103, SECOND);
        assertThat(records(ask(ixfr(102), FRIEND, Transport.TCP)).stream().filter(r -> r.getType() == Type.SOA))
                .as("no history across a publication of unknown extent")
                .hasSize(2);
        assertThat(rcode(
                        Message.newQuery(Record.newRecord(absolute(ROOT), Type.IXFR, DClass.IN)),
                        FRIEND,
                        Transport.TCP))
                .as("without a SOA")
                .isEqualTo(Rcode.FORMERR);
    }

    @Test
    void a_zone_that_did_not_change_keeps_its_serial_and_its_history() {
        publish(100, FIRST);
        java.util.Map<DomainName, Long> serials = new java.util.HashMap<>(Primary.serials(100));
        serials.put(DomainName.parse(ROOT), 101L);
        zones.publish(serials, SECOND::forEach, Optional.of(List.of(Prefix.parse("203.0.113.7"))));
        assertThat(texts(ask(ixfr(100), FRIEND, Transport.TCP))).hasSize(6);
        assertThat(texts(ask(axfr("allow." + ROOT), FRIEND, Transport.TCP))).startsWith("SOA 100");
    }

    @Test
    void c46_serials_are_a_circle() {
        assertThat(SerialNumber.isNewer(1, 0xffff_ffffL)).isTrue();
        assertThat(SerialNumber.isNewer(0xffff_ffffL, 1)).isFalse();
        assertThat(SerialNumber.isNewer(0x8000_0000L, 0))
                .as("neither, at half the circle")
                .isFalse();
        assertThat(SerialNumber.isNewer(0, 0x8000_0000L)).isFalse();
        assertThat(SerialNumber.after(100, 500)).isEqualTo(500);
        assertThat(SerialNumber.after(500, 500)).isEqualTo(501);
        assertThat(SerialNumber.after(500, 100)).as("the clock went back").isEqualTo(501);
        assertThat(SerialNumber.after(0xffff_ffffL, 0xffff_ffffL)).as("never 0").isEqualTo(1);
    }

    @Test
    void c48_a_signed_transfer_is_signed_in_every_message_by_every_algorithm() throws Exception {
        ListingTable table = FIRST;
        for (int i = 0; i < 600; i++) {
            table = Served.with(table, "10.20." + i / 250 + "." + i % 250, "rbl/spam-source", Long.MAX_VALUE);
        }
        publish(100, table);
        for (Name algorithm :
                List.of(TSIG.HMAC_SHA1, TSIG.HMAC_SHA224, TSIG.HMAC_SHA256, TSIG.HMAC_SHA384, TSIG.HMAC_SHA512)) {
            String label = algorithm.toString(true);
            TSIG key = tsig(algorithm, algorithm.equals(TSIG.HMAC_SHA256) ? "xfr" : label);
            Message query = axfr(ROOT);
            sign(key, query);
            Message read = new Message(query.toWire());
            TSIG.StreamVerifier verifier = new TSIG.StreamVerifier(key, read.getTSIG());
            List<byte[]> replies = octets(read, STRANGER, Transport.TCP);
            assertThat(replies).as(label).hasSizeGreaterThan(2);
            for (byte[] reply : replies) {
                Message message = new Message(reply);
                assertThat(message.getTSIG()).as(label).isNotNull();
                assertThat(verifier.verify(message, reply)).as(label).isEqualTo(Rcode.NOERROR);
            }
        }
    }

    @Test
    void c48_key_mac_time_and_truncation_are_checked_in_that_order() throws Exception {
        publish(100, FIRST);
        Message unknown = signed(tsig(TSIG.HMAC_SHA256, "nobody"));
        assertError(ask(unknown, FRIEND, Transport.TCP).getFirst(), Rcode.BADKEY, false);
        Message wrong = signed(new TSIG(TSIG.HMAC_SHA256, absolute("xfr"), new byte[] {1, 2, 3}));
        assertError(ask(wrong, FRIEND, Transport.TCP).getFirst(), Rcode.BADSIG, false);
        Message right = signed(TSIG_KEY);
        now = Instant.ofEpochSecond(Served.NOW).plus(Duration.ofMinutes(6));
        Message late = ask(right, FRIEND, Transport.TCP).getFirst();
        assertError(late, Rcode.BADTIME, true);
        assertThat(late.getTSIG().getOther()).hasSize(6);
        now = Instant.ofEpochSecond(Served.NOW);
        Message cut = cut(signed(TSIG_KEY), 16);
        assertError(ask(cut, FRIEND, Transport.TCP).getFirst(), Rcode.BADTRUNC, true);
        assertThat(rcode(cut(signed(TSIG_KEY), 15), FRIEND, Transport.TCP))
                .as("shorter than half")
                .isEqualTo(Rcode.FORMERR);
    }

    @Test
    void c48_two_signatures_or_one_that_is_not_last_are_formerr() throws Exception {
        publish(100, FIRST);
        Message twice = signed(TSIG_KEY);
        twice.addRecord(twice.getTSIG(), Section.ADDITIONAL);
        assertThat(rcode(twice, FRIEND, Transport.TCP)).isEqualTo(Rcode.FORMERR);
        Message between = signed(TSIG_KEY);
        between.addRecord(new org.xbill.DNS.OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        assertThat(rcode(between, FRIEND, Transport.TCP)).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void a_signed_question_gets_a_signed_answer() throws Exception {
        publish(100, FIRST);
        Message query = Message.newQuery(Record.newRecord(absolute(ROOT), Type.SOA, DClass.IN));
        sign(TSIG_KEY, query);
        byte[] octets = octets(query, STRANGER, Transport.UDP).getFirst();
        Message reply = new Message(octets);
        assertThat(TSIG_KEY.verify(reply, octets, query.getTSIG())).isEqualTo(Rcode.NOERROR);
        assertThat(reply.getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void a_request_with_any_octet_changed_never_breaks_the_desk() throws Exception {
        publish(100, FIRST);
        byte[] packet = signed(TSIG_KEY).toWire();
        int taken = 0;
        for (int i = 0; i < packet.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = packet.clone();
                changed[i] ^= (byte) (1 << bit);
                taken += desk.open(packet(changed, STRANGER, Transport.TCP), () -> true, TransferTest::dropped)
                                .isPresent()
                        ? 1
                        : 0;
            }
            desk.open(
                    packet(java.util.Arrays.copyOf(packet, i), STRANGER, Transport.TCP),
                    () -> true,
                    TransferTest::dropped);
        }
        assertThat(taken).isPositive();
    }

    private static Answer dropped(Packet packet) {
        return new Answer.Drop(Outcome.DROPPED);
    }

    private void publish(long serial, ListingTable table) {
        zones.publish(Primary.serials(serial), table::forEach, Optional.empty());
    }

    private void change(long serial, ListingTable table, String... prefixes) {
        zones.publish(
                Primary.serials(serial),
                table::forEach,
                Optional.of(java.util.Arrays.stream(prefixes).map(Prefix::parse).toList()));
    }

    private static Message axfr(String zone) {
        return query(zone, Type.AXFR);
    }

    private static Message query(String zone, int type) {
        Message query = Message.newQuery(Record.newRecord(absolute(zone), type, DClass.IN));
        query.getHeader().setID(4711);
        return query;
    }

    private static Message ixfr(long serial) {
        Message query = query(ROOT, Type.IXFR);
        Name root = absolute(ROOT);
        query.addRecord(new SOARecord(root, DClass.IN, 0, root, root, serial, 1, 1, 1, 1), Section.AUTHORITY);
        return query;
    }

    private Message signed(TSIG key) {
        Message query = axfr(ROOT);
        sign(key, query);
        return query;
    }

    private void sign(TSIG key, Message query) {
        TSIGRecord record = key.generate(query, query.toWire(), Rcode.NOERROR, null);
        query.addRecord(record, Section.ADDITIONAL);
    }

    private static Message cut(Message signed, int octets) {
        TSIGRecord whole = signed.getTSIG();
        signed.removeRecord(whole, Section.ADDITIONAL);
        signed.addRecord(
                new TSIGRecord(
                        whole.getName(),
                        DClass.ANY,
                        0,
                        whole.getAlgorithm(),
                        whole.getTimeSigned(),
                        whole.getFudge(),
                        java.util.Arrays.copyOf(whole.getSignature(), octets),
                        whole.getOriginalID(),
                        0,
                        new byte[0]),
                Section.ADDITIONAL);
        return signed;
    }

    private static void assertError(Message reply, int error, boolean signed) {
        assertThat(reply.getHeader().getRcode()).isEqualTo(Rcode.NOTAUTH);
        assertThat(reply.getTSIG().getError()).isEqualTo(error);
        assertThat(reply.getTSIG().getSignature().length > 0).isEqualTo(signed);
    }

    private static TSIG tsig(Name algorithm, String name) {
        return new TSIG(
                algorithm,
                absolute(name),
                new javax.crypto.spec.SecretKeySpec(
                        java.util.Base64.getDecoder().decode(Primary.SECRET),
                        algorithm.toString(true).replace("-sha", "SHA").replace("hmac", "Hmac")),
                java.time.Clock.fixed(Instant.ofEpochSecond(Served.NOW), java.time.ZoneOffset.UTC));
    }

    private static List<Record> records(List<Message> messages) {
        return messages.stream()
                .flatMap(m -> m.getSection(Section.ANSWER).stream())
                .toList();
    }

    /** SOA with serial, everything else by name and type. */
    private static List<String> texts(List<Message> messages) {
        return records(messages).stream()
                .map(r -> r instanceof SOARecord soa
                        ? "SOA " + soa.getSerial()
                        : "+" + r.getName() + " " + Type.string(r.getType()))
                .toList();
    }

    private int rcode(Message query, InetAddress client, Transport transport) {
        List<Message> replies = ask(query, client, transport);
        assertThat(replies).hasSize(1);
        return replies.getFirst().getHeader().getRcode();
    }

    private List<Message> ask(Message query, InetAddress client, Transport transport) {
        return octets(query, client, transport).stream()
                .map(TransferTest::message)
                .toList();
    }

    private Optional<Transfer> open(Message query, InetAddress client, Transport transport) {
        return desk.open(packet(query.toWire(), client, transport), () -> admitted, TransferTest::answer);
    }

    private Packet packet(byte[] message, InetAddress client, Transport transport) {
        return new Packet(
                message, message.length, transport, IpAddress.ofBytes(client.getAddress()), now.toEpochMilli(), 100);
    }

    private static Answer answer(Packet packet) {
        return Responder.answer(ClientPolicy.open(), packet, ZONES.view(FIRST, 100));
    }

    private List<byte[]> octets(Message query, InetAddress client, Transport transport) {
        List<byte[]> messages = new ArrayList<>();
        try {
            Optional<Transfer> transfer = open(query, client, transport);
            if (transfer.isPresent()) {
                transfer.get().writeTo(messages::add);
            } else {
                messages.add(Served.octets(answer(packet(query.toWire(), client, transport))));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return messages;
    }

    private static Message message(byte[] octets) {
        try {
            return new Message(octets);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
