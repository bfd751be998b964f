package dev.recourse.edge.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.AddressName;
import dev.recourse.core.dns.DomainName;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.Transport;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What another server says of an address against what we say. */
final class Comparison {
    private final Served ours;
    int listed;
    int unlisted;

    Comparison(Served ours) {
        this.ours = ours;
    }

    /**
     * A: the same codes or none. TXT: the same codes in the same order; the words too, but where a wildcard speaks for a
     * range.
     */
    void compare(Secondary theirs, IpAddress address, String zone) {
        String name = AddressName.of(address, DomainName.parse(zone)).toString();
        Message a = ours.ask(name, Type.A);
        Message theirA = theirs.ask(name, Type.A);
        assertThat(Served.answers(theirA)).as(name).containsExactlyInAnyOrderElementsOf(Served.answers(a));
        if (Served.answers(a).isEmpty()) {
            assertThat(theirA.getRcode()).as(name).isIn(Rcode.NXDOMAIN, Rcode.NOERROR);
            unlisted++;
            return;
        }
        List<String> texts = Served.answers(whole(name));
        List<String> theirTexts = Served.answers(theirs.ask(name, Type.TXT));
        assertThat(codes(theirTexts)).as(name).isEqualTo(codes(texts));
        if (theirTexts.getFirst().contains("ip_address=")) {
            assertThat(theirTexts).as(name).containsExactlyInAnyOrderElementsOf(texts);
        }
        listed++;
    }

    /** By TCP: several reasons do not fit into 512 octets. */
    private Message whole(String name) {
        return ours.ask(Message.newQuery(Record.newRecord(Served.absolute(name), Type.TXT, DClass.IN)), Transport.TCP);
    }

    private static List<String> codes(List<String> texts) {
        return texts.stream()
                .map(text -> text.substring(0, text.indexOf(' ')))
                .sorted()
                .toList();
    }

    void print(String title) {
        System.out.printf("%s: %d answers listed, %d unlisted%n", title, listed, unlisted);
    }
}
