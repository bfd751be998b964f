package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import dev.recourse.app.rdns.RdnsFields;
import dev.recourse.app.rdns.RdnsLookup;
import dev.recourse.app.rdns.RdnsReport;
import dev.recourse.app.rdns.RdnsText;
import dev.recourse.app.wiring.Lookups;
import dev.recourse.app.wiring.SteadyClock;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClassifier;
import java.util.List;

/** The part of {@code recourse rdns} that asks DNS: for the addresses that a person typed, one after the other. */
final class RdnsLive {
    private RdnsLive() {}

    static int run(
            Context context, Settings settings, PtrClassifier classifier, List<IpAddress> addresses, boolean json) {
        RdnsLookup lookup = new RdnsLookup(Lookups.client(settings), classifier, SteadyClock.ofThisMachine());
        for (IpAddress address : addresses) {
            RdnsReport report = lookup.of(address);
            if (json) {
                context.out().println(Json.text(RdnsFields.of(report)));
            } else {
                RdnsText.lines(report).forEach(context.out()::println);
            }
            context.out().flush();
        }
        return Exit.DONE;
    }
}
