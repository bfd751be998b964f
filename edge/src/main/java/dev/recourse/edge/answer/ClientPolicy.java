package dev.recourse.edge.answer;

import dev.recourse.core.dns.CookieSecret;
import dev.recourse.core.dns.CookieSecrets;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.ReplyLimit;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who is answered, how much, and what the server says of itself.
 *
 * @param clients who is answered at all
 * @param quota how many queries a client may ask
 * @param replies how many UDP replies go to a network
 * @param cookies the secrets in force, read once for each query, by any thread
 * @param identity what it says of itself
 */
public record ClientPolicy(
        AddressSet clients, Quota quota, ReplyLimit replies, Supplier<CookieSecrets> cookies, Identity identity) {

    /**
     * Whether the client may ask, and be sent a short reply now: for what is answered without {@link Responder}, under the
     * same limits. It is counted as a query and, by UDP, as a reply.
     */
    public boolean admits(Packet packet) {
        return clients.contains(packet.client())
                && quota.admits(packet.client(), packet.atMillis())
                && (packet.transport() == Transport.TCP
                        || replies.permit(ReplyLimit.Kind.ERROR, packet.client(), packet.atMillis())
                                == ReplyLimit.Permit.SEND);
    }

    /** Everybody, without limits; cookies by a secret of its own; nothing about itself. */
    public static ClientPolicy open() {
        CookieSecrets secrets = randomSecrets();
        return new ClientPolicy(AddressSet.ALL, Quota.NONE, ReplyLimit.NONE, () -> secrets, Identity.NONE);
    }

    /** A secret that only this server knows, and only until it stops. */
    public static CookieSecrets randomSecrets() {
        SecureRandom random = new SecureRandom();
        return new CookieSecrets(new CookieSecret(random.nextLong(), random.nextLong()), List.of());
    }
}
