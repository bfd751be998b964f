package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.CookieSecret;
import dev.recourse.core.dns.CookieSecrets;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.ReplyLimit;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A client at an address that asks a server with a policy, at a moment that the test chooses. */
final class Asking {
    static final CookieSecrets SECRETS =
            new CookieSecrets(CookieSecret.parse("000102030405060708090a0b0c0d0e0f"), List.of());

    private final ClientPolicy policy;
    private final ServedView view;
    private IpAddress from = IpAddress.parse("192.0.2.250");
    private Transport transport = Transport.UDP;
    private long millis = Served.NOW * 1000;

    Asking(ClientPolicy policy, ServedView view) {
        this.policy = policy;
        this.view = view;
    }

    static ClientPolicy policy(AddressSet clients, Quota quota, ReplyLimit replies) {
        return new ClientPolicy(clients, quota, replies, () -> SECRETS, Identity.NONE);
    }

    Asking from(String address) {
        this.from = IpAddress.parse(address);
        return this;
    }

    Asking by(Transport other) {
        this.transport = other;
        return this;
    }

    Asking afterMillis(long more) {
        this.millis += more;
        return this;
    }

    static Message query(String name, int type) {
        return Message.newQuery(Record.newRecord(Served.absolute(name), type, DClass.IN));
    }

    static Message edns(String name, int type, EDNSOption... options) {
        Message query = query(name, type);
        query.addRecord(new OPTRecord(1232, 0, 0, 0, List.of(options)), Section.ADDITIONAL);
        return query;
    }

    Answer answer(byte[] message) {
        return Responder.answer(policy, new Packet(message, message.length, transport, from, millis, 100), view);
    }

    Answer answer(Message query) {
        return answer(query.toWire());
    }

    Message ask(Message query) {
        return Served.message(answer(query));
    }

    Outcome outcome(Message query) {
        return answer(query).outcome();
    }
}
