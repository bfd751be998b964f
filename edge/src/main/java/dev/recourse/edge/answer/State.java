package dev.recourse.edge.answer;

import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.Header;
import dev.recourse.core.dns.Received;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.ReverseName;
import java.util.List;

/** How far a query has come. Each stage of {@link Responder} takes one of these and gives another. */
sealed interface State {

    /** Read. */
    record Parsed(Received received) implements State {}

    /** A query, by its opcode. */
    record Opened(Received.Query query) implements State {}

    /** A query without a question. */
    record Unasked(Received.NoQuestion received) implements State {}

    /** Its EDNS is one that we speak, or there is none. */
    record Understood(Received.Query query) implements State {}

    /** Its client may ask. */
    record Admitted(Received.Query query) implements State {}

    /** Of class IN and for records. */
    record Classed(Received.Query query) implements State {}

    /** It is for a zone of ours, and there is something to answer from. */
    record InZone(Received.Query query, ServedZone zone, ServedView.Ready view) implements State {}

    /** What its name means in the zone. */
    record Named(InZone in, Name name) implements State {}

    /** There is no record to give: NO_DATA or NO_NAME. */
    record Missing(InZone in, Outcome outcome) implements State {}

    /** What to say; not yet whether it fits. */
    record Drafted(Received.Query query, Outcome outcome, Sections sections) implements State {}

    /** To be said: not too much goes to that network. */
    record Granted(Drafted draft) implements State {}

    /** To be answered without a question: by a header, and an OPT record where there was one. */
    record Bare(Header header, Edns edns, Outcome outcome) implements State {}

    /** Over. */
    record Done(Answer answer) implements State {}

    /** The meanings of a name in a zone. */
    sealed interface Name {
        /** The zone's own name. */
        record Apex() implements Name {}

        /** A name of {@link KnownNames}. */
        record Known() implements Name {}

        /** Labels that spell an address or stand above addresses, or neither. */
        record Spelled(ReverseName reverse) implements Name {}
    }

    /**
     * The records of a reply.
     *
     * @param additional what may be left out where it does not fit (RFC 2181 9)
     */
    record Sections(List<RecordSet> answer, List<RecordSet> authority, List<RecordSet> additional) {
        static final Sections NONE = new Sections(List.of(), List.of(), List.of());

        static Sections answer(RecordSet set) {
            return new Sections(List.of(set), List.of(), List.of());
        }

        /** SOA and nothing else, no NS (RFC 2308 2.1.1: "type 2"). */
        static Sections authority(RecordSet soa) {
            return new Sections(List.of(), List.of(soa), List.of());
        }
    }
}
