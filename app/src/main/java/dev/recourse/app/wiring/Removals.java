package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.removal.Published;
import dev.recourse.hub.cloud.CloudFolder;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.removal.DnsChecks;
import dev.recourse.hub.removal.RemovalService;
import dev.recourse.hub.report.Reporter;
import dev.recourse.hub.store.Store;
import java.security.SecureRandom;
import java.util.Locale;

/** Puts the removal service together. */
final class Removals {
    /** 32 characters of base 32 are 160 bits. */
    private static final int TOKEN_LENGTH = 32;

    private static final int LETTERS = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Removals() {}

    static RemovalService of(
            Settings settings,
            Store store,
            ListingRules rules,
            Engine engine,
            Reporter reporter,
            CloudFolder clouds,
            SteadyClock clock) {
        DnsChecks checks = new DnsChecks(
                Lookups.client(settings),
                address -> Lookups.mayWatch(settings, address),
                address -> clouds.ranges()
                        .find(address)
                        .map(match -> match.places().getFirst().cloud().id()),
                PtrClassifier::shipped,
                clock);
        return new RemovalService(
                new RemovalService.Parts(
                        store,
                        engine,
                        reporter,
                        rules,
                        Published.of(settings.removal().numbers()),
                        settings.removal().limits(),
                        checks,
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
