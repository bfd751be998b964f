package dev.recourse.edge.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.CookieSecret;
import dev.recourse.core.dns.CookieSecrets;
import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.MessageReader;
import dev.recourse.core.dns.Received;
import dev.recourse.core.dns.TsigSigner;
import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.Identity;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Responder;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.ReplyLimit;
import dev.recourse.edge.status.Counters;
import dev.recourse.testkit.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Fuzzed: a packet goes where a server takes it, to the desk for transfers and then to the responder. What comes back can be
 * read by another codec (dnsjava), is a reply to that packet, and is no longer than its sender may be sent.
 */
class PacketFuzzTest {
    private static final int BY_TCP = 1;
    private static final int SIGNED = 2;
    private static final int NOT_READY = 4;
    private static final int FROM_IPV6 = 8;
    /** From one who may transfer without a signature. */
    private static final int FROM_SECONDARY = 16;

    private static final int ANSWERED = 0;

    private static final CookieSecrets SECRETS =
            new CookieSecrets(CookieSecret.parse("000102030405060708090a0b0c0d0e0f"), List.of());
    private static final ClientPolicy POLICY = new ClientPolicy(
            AddressSet.ALL,
            Quota.NONE,
            ReplyLimit.NONE,
            () -> SECRETS,
            new Identity(Optional.of("a version"), Optional.of("edge-1.example.net")));
    private static final ListingTable TABLE = Served.exempt(
            Served.table(
                    "192.0.2.9", "rbl/spam-source",
                    "192.0.2.0/28", "dul/owner-declared",
                    "2001:db8::/48", "rbl/spam-source",
                    "198.51.100.0/22", "generic/rdns-generic"),
            "192.0.2.8",
            "dul",
            Served.NOW + 500);
    private static final ServedView VIEW = Served.ZONES.view(TABLE, 7);
    private static final PublishedZones PUBLISHED = new PublishedZones(Served.ZONES.contents());
    private static final TransferDesk DESK = new TransferDesk(
            new TransferPolicy(List.of(Prefix.parse("192.0.2.53")), List.of(Primary.KEY)),
            PUBLISHED,
            Primary.fixed(),
            new Counters());

    static {
        PUBLISHED.publish(Primary.serials(5), ListingTable.EMPTY::forEach, Optional.empty());
        PUBLISHED.publish(Primary.serials(7), TABLE::forEach, Optional.of(List.of(Prefix.parse("192.0.2.0/24"))));
    }

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(PacketFuzzTest.class, PacketFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    /** @param input how the packet comes, as the flags above, and the packet */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int how = input[0];
        byte[] bare = Arrays.copyOfRange(input, 1, input.length);
        boolean signs = (how & SIGNED) != 0 && bare.length >= 12;
        byte[] message = signs ? signed(bare) : bare;
        Packet packet = new Packet(
                message,
                message.length,
                (how & BY_TCP) != 0 ? Transport.TCP : Transport.UDP,
                client(how),
                Served.NOW * 1000,
                100);
        ServedView view = (how & NOT_READY) != 0 ? Served.ZONES.notReady() : VIEW;
        Optional<Transfer> transfer = DESK.open(packet, () -> true, p -> Responder.answer(POLICY, p, view));
        if (transfer.isPresent()) {
            transferred(packet, transfer.get());
        } else {
            answered(packet, Responder.answer(POLICY, packet, view));
            answered(packet, Responder.failure(packet));
        }
    }

    private static byte[] signed(byte[] message) {
        int id = (message[0] & 0xff) << 8 | (message[1] & 0xff);
        return TsigSigner.ofRequest(Primary.KEY, id).sign(message, Served.NOW);
    }

    private static IpAddress client(int how) {
        if ((how & FROM_SECONDARY) != 0) {
            return IpAddress.parse("192.0.2.53");
        }
        return IpAddress.parse((how & FROM_IPV6) != 0 ? "2001:db8::250" : "192.0.2.250");
    }

    private static void transferred(Packet packet, Transfer transfer) {
        List<byte[]> messages = new ArrayList<>();
        try {
            transfer.writeTo(messages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (byte[] message : messages) {
            reply(packet, message);
        }
        if (packet.transport() == Transport.UDP) {
            assertThat(messages.size()).isLessThanOrEqualTo(1);
        }
    }

    private static void answered(Packet packet, Answer answer) {
        switch (answer) {
            case Answer.Drop drop -> {
                assertThat(drop.outcome()).isEqualTo(Outcome.DROPPED);
                // Only what could never be answered is dropped.
                assertThat(packet.length() < 12 || packet.message()[2] < 0).isTrue();
            }
            case Answer.Reply reply -> {
                byte[] octets = Served.octets(reply);
                Message read = reply(packet, octets);
                if (MessageReader.read(packet.message(), packet.length()) instanceof Received.Query query) {
                    question(packet, query, octets, read);
                } else {
                    assertThat(read.getSection(Section.ANSWER)).isEmpty();
                }
            }
        }
    }

    /** What holds of every message that goes back. */
    private static Message reply(Packet packet, byte[] octets) {
        byte[] request = packet.message();
        assertThat(octets.length).isBetween(12, packet.transport() == Transport.TCP ? 65_535 : room(packet));
        assertThat(Arrays.copyOf(octets, 2)).isEqualTo(Arrays.copyOf(request, 2));
        assertThat(octets[2] & 0x80).as("a reply").isEqualTo(0x80);
        assertThat(octets[2] & 0x78).as("opcode").isEqualTo(request[2] & 0x78);
        try {
            return new Message(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int room(Packet packet) {
        return MessageReader.read(packet.message(), packet.length()) instanceof Received.Query query
                        && query.edns() instanceof Edns.Present present
                ? Math.clamp(present.payloadSize(), 512, 1232)
                : 512;
    }

    /** The question comes back to the octet, with OPT where there was one and only there. */
    private static void question(Packet packet, Received.Query query, byte[] octets, Message read) {
        int end = 12 + query.question().name().length() + 4;
        assertThat(Arrays.copyOfRange(octets, 12, end)).isEqualTo(Arrays.copyOfRange(packet.message(), 12, end));
        boolean hadOpt = !(query.edns() instanceof Edns.Absent);
        long opts = read.getSection(Section.ADDITIONAL).stream()
                .filter(record -> record.getType() == Type.OPT)
                .count();
        assertThat(opts).isEqualTo(hadOpt ? 1 : 0);
        if (!read.getSection(Section.ANSWER).isEmpty()) {
            assertThat(read.getRcode()).isEqualTo(ANSWERED);
        }
    }
}
