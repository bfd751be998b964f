package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.removal.Published;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.removal.DnsChecks;
import dev.recourse.hub.removal.RemovalService;
import dev.recourse.hub.report.Reporter;
import dev.recourse.hub.store.Store;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.LookupLimits;
import dev.recourse.lookup.dns.NameServers;
import dev.recourse.lookup.dns.ResolvConf;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;

/** Puts the removal service together. */
final class Removals {
    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    /** 32 characters of base 32 are 160 bits. */
    private static final int TOKEN_LENGTH = 32;

    private static final int LETTERS = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Removals() {}

    static RemovalService of(
            Settings settings, Store store, ListingRules rules, Engine engine, Reporter reporter, SteadyClock clock) {
        DnsClient client = new DnsClient(NameServers.of(ResolvConf.read(RESOLV_CONF)), LookupLimits.USUAL);
        return new RemovalService(
                new RemovalService.Parts(
                        store,
                        engine,
                        reporter,
                        rules,
                        Published.of(settings.removal().numbers()),
                        settings.removal().limits(),
                        new DnsChecks(client, PtrClassifier::shipped, clock),
                        Removals::token,
                        settings.webUrl()),
                clock.deciding());
    }

    /** In letters and digits that a mail program does not break, in a URL and in a sentence. */
    static String token() {
        StringBuilder token = new StringBuilder(TOKEN_LENGTH);
        for (int i = 0; i < TOKEN_LENGTH; i++) {
            token.append(Integer.toString(RANDOM.nextInt(LETTERS), LETTERS).toLowerCase(Locale.ROOT));
        }
        return token.toString();
    }
}
