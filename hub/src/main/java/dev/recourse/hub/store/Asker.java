package dev.recourse.hub.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who asked, as far as we know.
 *
 * @param readToken the secret of the link that only shows
 * @param mail where to tell; empty where none was given, or it was erased
 */
public record Asker(long id, long request, String readToken, Optional<String> mail, Instant askedAt) {}
