package dev.recourse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.RecordClass;
import dev.recourse.core.dns.RecordType;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Sighting;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is noted of a query names nobody. */
class QueryLogTest {
    private static final Optional<DomainName> ZONE = Optional.of(DomainName.parse("rbl.bl.example.org"));

    @Test
    void the_time_is_rounded_and_both_addresses_are_masked() {
        assertThat(QueryLog.line(sighting("7.100.51.198.rbl.bl.example.org"), ZONE, true))
                .isEqualTo("2026-11-24T08:00:00Z\tudp\trbl.bl.example.org\t1\tdata\t198.51.100.0/24\t192.0.2.0/24\n");
    }

    @Test
    void the_client_is_left_out_unless_it_is_asked_for() {
        assertThat(QueryLog.line(sighting("7.100.51.198.rbl.bl.example.org"), ZONE, false))
                .endsWith("\t198.51.100.0/24\t-\n");
    }

    @Test
    void other_names_and_other_zones_are_nobodys_business() {
        assertThat(QueryLog.line(sighting("secret.rbl.bl.example.org"), ZONE, false))
                .endsWith("\tdata\t-\t-\n")
                .doesNotContain("secret");
        assertThat(QueryLog.line(sighting("secret.example.net"), Optional.empty(), false))
                .endsWith("\t-\t1\tdata\t-\t-\n");
        assertThat(QueryLog.line(sighting("51.198.rbl.bl.example.org"), ZONE, false))
                .endsWith("\tpartial\t-\n");
    }

    @Test
    void of_ipv6_a_48_is_left() {
        assertThat(QueryLog.masked(IpAddress.parse("2001:db8:1:2:3::4"))).isEqualTo("2001:db8:1::/48");
    }

    private static Sighting sighting(String name) {
        return new Sighting(
                java.time.Instant.parse("2026-11-24T08:00:59.9Z").toEpochMilli(),
                Transport.UDP,
                IpAddress.parse("192.0.2.77"),
                0,
                new Question(DomainName.parse(name), RecordType.A, RecordClass.IN),
                Outcome.DATA);
    }
}
