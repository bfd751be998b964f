package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.BlockList;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/** An edge that hears nothing more: each zone is answered as long as the shortest validity of its lists. */
class StaleZoneTest {
    private static final long NOW = Served.NOW;

    @Test
    void b4_past_a_lists_validity_its_zones_are_servfail_with_ede_24() {
        long validity = seconds("rbl");
        for (String zone : List.of("rbl.", "")) {
            String name = "9.2.0.192." + zone + Served.ROOT;
            assertThat(summary(asked(NOW - validity, name))).startsWith("NOERROR");
            Message stale = asked(NOW - validity - 1, name);
            assertThat(summary(stale)).isEqualTo("SERVFAIL qr rd");
            assertThat(stale.getOPT().getOptions(15)).containsExactly(new ExtendedErrorCodeOption(24));
            // Not listed is not said either.
            assertThat(summary(asked(NOW - validity - 1, "77.2.0.192." + zone + Served.ROOT)))
                    .isEqualTo("SERVFAIL qr rd");
        }
        // A list that may be believed for longer is.
        assertThat(seconds("dul")).isGreaterThan(validity);
        assertThat(summary(asked(NOW - validity - 1, "9.2.0.192.dul." + Served.ROOT)))
                .startsWith("NXDOMAIN");
    }

    @Test
    void b4_a_zone_is_as_old_as_the_list_that_ages_first() {
        assertThat(seconds("quick")).isLessThan(seconds("rbl"));
        long currentAt = NOW - seconds("quick") - 1;
        assertThat(summary(asked(currentAt, "all." + Served.ROOT))).startsWith("SERVFAIL");
        assertThat(summary(asked(currentAt, "quick." + Served.ROOT))).startsWith("SERVFAIL");
        assertThat(summary(asked(currentAt, Served.ROOT))).startsWith("NOERROR");
    }

    @Test
    void a_hub_never_grows_old_and_a_clock_that_is_behind_makes_nothing_old() {
        assertThat(summary(asked(ServedView.Ready.ALWAYS, Served.ROOT))).startsWith("NOERROR");
        assertThat(summary(asked(NOW + 1_000_000, Served.ROOT))).startsWith("NOERROR");
        assertThat(summary(asked(0, Served.ROOT))).startsWith("SERVFAIL");
    }

    @Test
    void before_the_first_snapshot_every_name_is_servfail() {
        ServedView view = ServedZones.unknown().notReady();
        for (String name : List.of(Served.ROOT, "9.2.0.192.rbl." + Served.ROOT, "example.net")) {
            Asking asking = new Asking(ClientPolicy.open(), view);
            Message reply = asking.ask(Asking.edns(name, Type.A));
            assertThat(summary(reply)).isEqualTo("SERVFAIL qr rd");
            assertThat(reply.getOPT().getOptions(15)).containsExactly(new ExtendedErrorCodeOption(14));
        }
    }

    private static Message asked(long currentAt, String name) {
        ServedView view = Served.ZONES.view(Served.table("192.0.2.9", "rbl/spam-source"), 1, currentAt);
        return new Asking(ClientPolicy.open(), view).ask(Asking.edns(name, name.startsWith("9") ? Type.A : Type.SOA));
    }

    private static long seconds(String list) {
        return Served.CATALOGUE
                .list(list)
                .flatMap(BlockList::validity)
                .map(Duration::toSeconds)
                .orElseThrow();
    }
}
