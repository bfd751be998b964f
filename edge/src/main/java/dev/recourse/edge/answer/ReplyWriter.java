package dev.recourse.edge.answer;

import dev.recourse.core.dns.CheckedCookie;
import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.MessageWriter;
import dev.recourse.core.dns.MessageWriter.Section;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.dns.ReplyOptions;
import java.util.List;

/** Puts a reply into octets, as many as the client takes. */
final class ReplyWriter {
    /** Without EDNS (RFC 1035 2.3.4), and the least that EDNS can ask for (RFC 6891 6.2.3). */
    static final int UDP_LEAST = 512;

    /** Never fragmented: the smallest IPv6 MTU less its headers (DNS Flag Day 2020). */
    static final int UDP_MOST = 1232;

    private static final int TCP_MOST = 65_535;

    private final Packet packet;
    private final CheckedCookie cookie;
    private final Identity identity;
    private final int zone;

    /**
     * @param cookie what goes back of cookies
     * @param zone see {@link Answer#zone}
     */
    ReplyWriter(Packet packet, CheckedCookie cookie, Identity identity, int zone) {
        this.packet = packet;
        this.cookie = cookie;
        this.identity = identity;
        this.zone = zone;
    }

    Answer write(State.Drafted draft) {
        Question question = draft.query().question();
        Edns edns = draft.query().edns();
        Outcome outcome = draft.outcome();
        ReplyOptions options = options(edns, outcome);
        if (outcome == Outcome.DATA && question.type() == RecordType.SOA) {
            expire(edns, draft.sections().answer().getFirst(), options);
        }
        boolean hasOpt = !(edns instanceof Edns.Absent);
        MessageWriter writer = new MessageWriter(question, most(edns) - (hasOpt ? MessageWriter.optSize(options) : 0));
        boolean fits = addAll(writer, draft.sections());
        if (hasOpt) {
            writer.opt(UDP_MOST, outcome.rcode, options);
        }
        boolean truncated = !fits || outcome == Outcome.SLIPPED;
        return new Answer.Reply(
                writer.finish(draft.query().header(), outcome.rcode, outcome.authoritative, truncated),
                fits ? outcome : Outcome.TRUNCATED,
                cookie.standing(),
                zone);
    }

    /** A header, and an OPT record where one came. */
    Answer write(State.Bare bare) {
        MessageWriter writer = MessageWriter.withoutQuestion();
        if (!(bare.edns() instanceof Edns.Absent)) {
            writer.opt(UDP_MOST, bare.outcome().rcode, options(bare.edns(), bare.outcome()));
        }
        return new Answer.Reply(
                writer.finish(bare.header(), bare.outcome().rcode, false, false),
                bare.outcome(),
                cookie.standing(),
                zone);
    }

    private ReplyOptions options(Edns edns, Outcome outcome) {
        ReplyOptions options = new ReplyOptions();
        if (edns instanceof Edns.Present present) {
            options.cookie(cookie).extendedError(outcome.extendedError, outcome.errorText);
            if (present.options().serverId()) {
                identity.serverId().ifPresent(options::serverId);
            }
            if (present.options().keepalive() && packet.transport() == Transport.TCP) {
                options.keepalive(packet.keepalive());
            }
        }
        return options;
    }

    /** Of a primary it is what the SOA says (RFC 7314 3.2). */
    private static void expire(Edns edns, RecordSet soa, ReplyOptions options) {
        if (edns instanceof Edns.Present present && present.options().expire()) {
            options.expire(Rdata.expire(soa.data().getFirst()));
        }
    }

    private int most(Edns edns) {
        if (packet.transport() == Transport.TCP) {
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
