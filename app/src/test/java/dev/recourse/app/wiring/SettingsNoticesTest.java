package dev.recourse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.config.ConfigException;
import dev.recourse.app.config.Settings;
import dev.recourse.app.config.SettingsFile;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration means for name servers and secondaries, and what is said where that is hardly meant. */
class SettingsNoticesTest {
    private static final DomainName NS = DomainName.parse("ns.bl.example.org");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void b44_where_we_listen_on_one_address_our_name_server_has_it() throws Exception {
        Settings settings = load("dns.listen = 192.0.2.53:53");
        assertThat(authority(settings).addresses()).isEqualTo(Map.of(NS, List.of(IpAddress.parse("192.0.2.53"))));
        assertThat(SettingsNotices.of(settings)).isEmpty();
    }

    @Test
    void b44_where_we_listen_everywhere_addresses_are_configured_or_it_is_said_that_there_are_none() throws Exception {
        Settings without = load("dns.listen = 0.0.0.0:53 [::]:53");
        assertThat(authority(without).addresses()).isEmpty();
        assertThat(SettingsNotices.of(without))
                .containsExactly(
                        "zone.nameservers: ns.bl.example.org lies in a zone of ours and has no address there, so"
                                + " nobody finds it; set zone.nameserver-addresses = ns.bl.example.org/ADDRESS");

        Settings with = load("dns.listen = 0.0.0.0:53\nzone.nameserver-addresses = ns.bl.example.org/192.0.2.53"
                + " NS.bl.example.org/2001:db8::53");
        assertThat(authority(with).addresses())
                .isEqualTo(Map.of(NS, List.of(IpAddress.parse("192.0.2.53"), IpAddress.parse("2001:db8::53"))));
        assertThat(SettingsNotices.of(with)).isEmpty();
    }

    @Test
    void each_name_server_below_the_root_has_its_own_addresses_and_others_none() throws Exception {
        Settings settings = load("zone.nameservers = a.bl.example.org b.bl.example.org c.example.net\n"
                + "zone.nameserver-addresses = b.bl.example.org/192.0.2.54 c.example.net/192.0.2.55");
        assertThat(authority(settings).addresses())
                .isEqualTo(Map.of(
                        DomainName.parse("a.bl.example.org"), List.of(IpAddress.parse("127.0.0.1")),
                        DomainName.parse("b.bl.example.org"), List.of(IpAddress.parse("192.0.2.54"))));
        assertThat(SettingsNotices.of(settings))
                .containsExactly("zone.nameserver-addresses: c.example.net is not told, since it is no name server of"
                        + " zone.nameservers below zone.root");
    }

    @Test
    void secondaries_that_are_told_and_may_fetch_nothing_are_noticed() throws Exception {
        assertThat(SettingsNotices.of(load("transfer.notify = 192.0.2.53:53")))
                .containsExactly("transfer.notify: nobody is told, since nobody may transfer the zones;"
                        + " set transfer.keys or transfer.allow too");
        assertThat(SettingsNotices.of(load("transfer.notify = 192.0.2.53:53\ntransfer.allow = 192.0.2.53")))
                .isEmpty();
        assertThat(SettingsNotices.of(load("transfer.notify = 192.0.2.53:53/x\ntransfer.keys = keys")))
                .isEmpty();
    }

    private static Authority authority(Settings settings) {
        return Policies.of(settings).authorities().getFirst();
    }

    private Settings load(String content) throws ConfigException, IOException {
        Path file = Files.writeString(folder.resolve("recourse.conf"), content);
        return SettingsFile.load(Optional.of(file), folder);
    }
}
