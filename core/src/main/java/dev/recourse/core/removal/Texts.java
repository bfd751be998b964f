package dev.recourse.core.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.AddressName;
import dev.recourse.core.dns.DomainName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The values that fill the texts. */
final class Texts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DomainName IPV4 = DomainName.parse("in-addr.arpa");
    private static final DomainName IPV6 = DomainName.parse("ip6.arpa");

    private Texts() {}

    static Missing missing(Need need, Party move, RemovalRules.Question question, Map<String, String> more) {
        IpAddress address = question.address();
        Map<String, String> values = new HashMap<>(more);
        values.put("address", address.toString());
        values.put("arpa", AddressName.of(address, address.isIpv4() ? IPV4 : IPV6) + ".");
        values.put("type", address.isIpv4() ? "A" : "AAAA");
        return new Missing(need, move, values);
    }

    static Missing missing(Need need, Party move, RemovalRules.Question question) {
        return missing(need, move, question, Map.of());
    }

    /** What the owner of the address has to do, or its tenant where the cloud lets the tenant. */
    static Missing ofOwner(Need need, RemovalRules.Question question, ReverseDns found) {
        Published.OwnerStep step = Published.ownerStep(question.findings().cloud());
        String how = Published.filled(
                step.how(), Map.of("address", question.address().toString()));
        return missing(
                need, step.move(), question, Map.of("how", how, "name", found.name(), "verdict", found.sentence()));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
