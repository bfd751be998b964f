package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.core.dns.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is allowed in a configuration and most likely not meant. */
public final class SettingsNotices {
    private SettingsNotices() {}

    /** A sentence for each, with what to write. */
    public static List<String> of(Settings settings) {
        List<String> notices = new ArrayList<>();
        if (!settings.transferNotify().isEmpty()
                && settings.transferAllow().isEmpty()
                && settings.transferKeys().isEmpty()) {
            notices.add("transfer.notify: nobody is told, since nobody may transfer the zones;"
                    + " set transfer.keys or transfer.allow too");
        }
        settings.nameservers().stream()
                .map(DomainName::parse)
                .filter(name -> Policies.isInside(settings, name)
                        && Policies.addresses(settings, name).isEmpty())
                .map(name -> "zone.nameservers: " + name + " lies in a zone of ours and has no address there, so nobody"
                        + " finds it; set zone.nameserver-addresses = " + name + "/ADDRESS")
                .forEach(notices::add);
        Stream<DomainName> told =
                settings.nameserverAddresses().stream().map(address -> DomainName.parse(address.name()));
        told.filter(name -> !Policies.isInside(settings, name)
                        || !settings.nameservers().contains(name.toString()))
                .distinct()
                .map(name -> "zone.nameserver-addresses: " + name + " is not told, since it is no name server of"
                        + " zone.nameservers below zone.root")
                .forEach(notices::add);
        return List.copyOf(notices);
    }
}
