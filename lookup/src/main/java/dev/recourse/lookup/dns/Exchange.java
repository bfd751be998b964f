package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import org.xbill.DNS.Message;

/** What one server did with one question. */
sealed interface Exchange {
    /** It replied, with whatever code. */
    record Replied(Message message) implements Exchange {}

    /** It gave nothing that can be used. */
    record Failed(UnknownCause cause) implements Exchange {}
}
