package dev.recourse.lookup.dns;

import java.time.Duration;

/**
 * What a client may use.
 *
 * @param deadline after which a lookup has ended, whatever servers do
 * @param attempt how long one server may take for one question
 * @param atOnce how many lookups run at once
 * @param perServer how many questions are open at one server
 * @param perZone how many lookups of addresses of one IPv4 /16 or IPv6 /32 run at once
 * @param cached how many answers are kept
 */
public record LookupLimits(Duration deadline, Duration attempt, int atOnce, int perServer, int perZone, int cached) {
    public static final LookupLimits USUAL =
            new LookupLimits(Duration.ofSeconds(10), Duration.ofSeconds(2), 256, 32, 8, 50_000);
}
