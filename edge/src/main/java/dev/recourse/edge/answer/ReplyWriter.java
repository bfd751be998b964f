package dev.recourse.edge.answer;

import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.MessageWriter;
import dev.recourse.core.dns.MessageWriter.Section;
import dev.recourse.core.dns.Received;
import dev.recourse.core.dns.RecordSet;
import java.util.List;

/** Puts a reply into octets, as many as the client takes. */
final class ReplyWriter {
    /** Without EDNS (RFC 1035 2.3.4), and the least that EDNS can ask for (RFC 6891 6.2.3). */
    static final int UDP_LEAST = 512;

    /** Never fragmented: the smallest IPv6 MTU less its headers (DNS Flag Day 2020). */
    static final int UDP_MOST = 1232;

    private static final int TCP_MOST = 65_535;

    private ReplyWriter() {}

    static Answer write(State.Drafted draft, Transport transport) {
        Received.Query query = draft.query();
        boolean edns = !(query.edns() instanceof Edns.Absent);
        int error = draft.outcome().extendedError;
        int room = most(query.edns(), transport) - (edns ? MessageWriter.optSize(error) : 0);
        MessageWriter writer = new MessageWriter(query.question(), room);
        boolean fits = addAll(writer, draft.sections());
        if (edns) {
            writer.opt(UDP_MOST, draft.outcome().rcode, error);
        }
        return new Answer.Reply(
                writer.finish(query.header(), draft.outcome().rcode, draft.outcome().authoritative, !fits),
                fits ? draft.outcome() : Outcome.TRUNCATED);
    }

    private static int most(Edns edns, Transport transport) {
        if (transport == Transport.TCP) {
            return TCP_MOST;
        }
        return edns instanceof Edns.Present present
                ? Math.clamp(present.payloadSize(), UDP_LEAST, UDP_MOST)
                : UDP_LEAST;
    }

    /** Half an answer is none: what is truncated keeps its question and OPT only (RFC 2181 9). */
    private static boolean addAll(MessageWriter writer, State.Sections sections) {
        if (!addAll(writer, Section.ANSWER, sections.answer())
                || !addAll(writer, Section.AUTHORITY, sections.authority())) {
            writer.clear();
            return false;
        }
        for (RecordSet set : sections.additional()) {
            // Whether it fits is of no matter here: additional records are a courtesy.
            writer.add(Section.ADDITIONAL, set);
        }
        return true;
    }

    private static boolean addAll(MessageWriter writer, Section section, List<RecordSet> sets) {
        for (RecordSet set : sets) {
            if (!writer.add(section, set)) {
                return false;
            }
        }
        return true;
    }
}
