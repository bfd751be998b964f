package dev.recourse.edge.transfer;

import static dev.recourse.edge.answer.Served.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.NotifyMessage;
import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** RFC 1996, as far as a primary goes. */
class NotifyTest {
    @Test
    void c47_the_message_has_the_opcode_the_question_and_the_new_soa() throws Exception {
        PublishedZones zones = new PublishedZones(Served.ZONES.contents());
        zones.publish(Primary.serials(77), Served.table()::forEach, Optional.empty());
        Message message = new Message(NotifyMessage.of(
                4711, zones.find(DomainName.parse(ROOT)).orElseThrow().soa()));
        assertThat(message.getHeader().getOpcode()).isEqualTo(Opcode.NOTIFY);
        assertThat(message.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(message.getHeader().getFlag(Flags.QR)).isFalse();
        assertThat(message.getQuestion().getName()).isEqualTo(Served.absolute(ROOT));
        assertThat(((SOARecord) message.getSection(Section.ANSWER).getFirst()).getSerial())
                .isEqualTo(77);
    }

    @Test
    void c47_any_reply_with_the_id_ends_the_tries_and_nothing_else_does() {
        Message reply = new Message(4711);
        reply.getHeader().setOpcode(Opcode.NOTIFY);
        assertThat(NotifyMessage.isReply(reply.toWire(), 12, 4711))
                .as("a query")
                .isFalse();
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(Rcode.NOTIMP);
        assertThat(NotifyMessage.isReply(reply.toWire(), 12, 4711)).isTrue();
        assertThat(NotifyMessage.isReply(reply.toWire(), 12, 4712)).isFalse();
        assertThat(NotifyMessage.isReply(reply.toWire(), 11, 4711)).isFalse();
    }

    @Test
    void c47_five_tries_a_minute_apart_at_first_and_then_further() {
        NotifyTries tries = new NotifyTries(100, 0);
        List<Long> sentAt = new ArrayList<>();
        long now = 0;
        boolean more = true;
        while (more) {
            now += tries.waitNanos(now);
            sentAt.add(TimeUnit.NANOSECONDS.toSeconds(now));
            more = tries.unanswered(now);
        }
        assertThat(sentAt).containsExactly(0L, 60L, 180L, 420L, 900L);
    }

    @Test
    void c47_a_primary_that_is_notified_says_notimp_and_does_nothing() {
        Message notify = new Message(NOTIFIED_ID);
        notify.getHeader().setOpcode(Opcode.NOTIFY);
        byte[] packet = notify.toWire();
        PublishedZones zones = new PublishedZones(Served.ZONES.contents());
        TransferDesk desk = new TransferDesk(
                new TransferPolicy(List.of(), List.of(Primary.KEY)), zones, Primary.fixed(), new Counters());
        Packet received =
                new Packet(packet, packet.length, Transport.UDP, IpAddress.parse("127.0.0.1"), Served.NOW * 1000, 100);
        assertThat(desk.open(received, () -> true, signed -> new Answer.Drop(Outcome.DROPPED)))
                .isEmpty();
        Answer answer =
                new Served(Served.table()).answer(java.util.HexFormat.of().formatHex(packet));
        assertThat(Served.message(answer).getRcode()).isEqualTo(Rcode.NOTIMP);
    }

    private static final int NOTIFIED_ID = 9;
}
