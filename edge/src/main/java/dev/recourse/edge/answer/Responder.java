package dev.recourse.edge.answer;

import dev.recourse.core.dns.CheckedCookie;
import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.MessageReader;
import dev.recourse.core.dns.Received;
import dev.recourse.core.dns.RecordClass;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.dns.ReverseName;
import java.util.Optional;

/**
 * Answers one packet. The stages stand below in the order in which a query passes them. What may be wrong with the packet
 * comes before who sent it, and that before what it asks for: who is not answered learns nothing about our zones.
 */
public final class Responder {
    private static final Edns NO_EDNS = new Edns.Absent();

    private final ClientPolicy policy;
    private final Packet packet;
    private final ServedView view;
    /** Known from the stage of EDNS on. */
    private CheckedCookie cookie = CheckedCookie.ABSENT;
    /** Known from the stage of zones on. */
    private int zone = Answer.NO_ZONE;

    private Responder(ClientPolicy policy, Packet packet, ServedView view) {
        this.policy = policy;
        this.packet = packet;
        this.view = view;
    }

    /** The answer to a packet. The policy's quota and limits count it; nothing else changes. */
    public static Answer answer(ClientPolicy policy, Packet packet, ServedView view) {
        return new Responder(policy, packet, view).run();
    }

    /**
     * The answer when {@link #answer} broke on that packet: SERVFAIL with the question, since a reply without it is taken
     * for none and waited for again.
     */
    public static Answer failure(Packet packet) {
        ReplyWriter writer = new ReplyWriter(packet, CheckedCookie.ABSENT, Identity.NONE, Answer.NO_ZONE);
        return switch (MessageReader.read(packet.message(), packet.length())) {
            case Received.Query query -> writer.write(new State.Drafted(query, Outcome.FAILED, State.Sections.NONE));
            case Received.NoQuestion none -> writer.write(new State.Bare(none.header(), none.edns(), Outcome.FAILED));
            case Received.Malformed malformed ->
                writer.write(new State.Bare(malformed.header(), NO_EDNS, Outcome.FAILED));
            case Received.OtherOpcode other -> writer.write(new State.Bare(other.header(), NO_EDNS, Outcome.FAILED));
            case Received.Noise noise -> new Answer.Drop(Outcome.DROPPED);
        };
    }

    private Answer run() {
        State state = parse();
        while (!(state instanceof State.Done done)) {
            state = next(state);
        }
        return done.answer();
    }

    private State next(State state) {
        return switch (state) {
            case State.Parsed parsed -> opcode(parsed.received());
            case State.Opened opened -> edns(opened.query());
            case State.Unasked unasked -> ednsAlone(unasked.received());
            case State.Understood understood -> clientLimits(understood.query());
            case State.Admitted admitted -> classAndType(admitted.query());
            case State.Classed classed -> zone(classed.query());
            case State.InZone in -> name(in);
            case State.Named named -> data(named);
            case State.Missing missing -> negative(missing);
            case State.Drafted drafted -> rate(drafted);
            case State.Granted granted -> size(granted.draft());
            case State.Bare bare -> new State.Done(writer().write(bare));
            case State.Done done -> done;
        };
    }

    private State parse() {
        return new State.Parsed(MessageReader.read(packet.message(), packet.length()));
    }

    private static State opcode(Received received) {
        return switch (received) {
            case Received.Query query -> new State.Opened(query);
            case Received.NoQuestion none -> new State.Unasked(none);
            case Received.Malformed malformed -> new State.Bare(malformed.header(), NO_EDNS, Outcome.MALFORMED);
            case Received.OtherOpcode other -> new State.Bare(other.header(), NO_EDNS, Outcome.NOT_IMPLEMENTED);
            case Received.Noise noise -> new State.Done(new Answer.Drop(Outcome.DROPPED));
        };
    }

    private State edns(Received.Query query) {
        return switch (query.edns()) {
            case Edns.Absent absent -> new State.Understood(query);
            case Edns.Present present -> {
                if (present.version() != 0) {
                    yield drafted(query, Outcome.BAD_VERSION);
                }
                cookie = checked(present);
                // A client without a valid cookie is answered too: with the answer it learns one (RFC 7873 5.2.3).
                yield new State.Understood(query);
            }
            case Edns.Broken broken -> drafted(query, Outcome.MALFORMED);
        };
    }

    /** RFC 7873 5.4: a client may ask for a cookie and nothing else. */
    private State ednsAlone(Received.NoQuestion received) {
        if (received.edns() instanceof Edns.Present present && present.version() == 0) {
            cookie = checked(present);
            Outcome outcome = switch (cookie.standing()) {
                case ABSENT -> Outcome.MALFORMED;
                case CLIENT_ONLY, VALID -> Outcome.COOKIE;
                case INVALID -> Outcome.BAD_COOKIE;
            };
            return new State.Bare(received.header(), present, outcome);
        }
        boolean version = received.edns() instanceof Edns.Present;
        return new State.Bare(received.header(), received.edns(), version ? Outcome.BAD_VERSION : Outcome.MALFORMED);
    }

    private CheckedCookie checked(Edns.Present edns) {
        return policy.cookies().get().check(edns.options().cookie(), packet.client(), packet.atSeconds());
    }

    private State clientLimits(Received.Query query) {
        if (!policy.clients().contains(packet.client())) {
            return drafted(query, Outcome.PROHIBITED);
        }
        return policy.quota().admits(packet.client(), packet.atMillis())
                ? new State.Admitted(query)
                : drafted(query, Outcome.OVER_QUOTA);
    }

    private State classAndType(Received.Query query) {
        int type = query.question().type();
        if (query.question().recordClass() == RecordClass.CHAOS) {
            return identity(query);
        }
        if (query.question().recordClass() != RecordClass.IN || type == RecordType.AXFR || type == RecordType.IXFR) {
            return drafted(query, Outcome.REFUSED);
        }
        return RecordType.isMeta(type) ? drafted(query, Outcome.NOT_IMPLEMENTED) : new State.Classed(query);
    }

    private State identity(Received.Query query) {
        Optional<RecordSet> record = policy.identity().record(query.question());
        return record.isEmpty()
                ? drafted(query, Outcome.REFUSED)
                : new State.Drafted(query, Outcome.DATA, State.Sections.answer(record.get()));
    }

    private State zone(Received.Query query) {
        Optional<ServedZone> found = view.zones().find(query.question());
        if (found.isEmpty()) {
            return drafted(query, Outcome.NOT_OURS);
        }
        zone = found.get().place();
        return switch (view) {
            case ServedView.Ready ready ->
                found.get().isStale(ready.currentAt(), packet.atSeconds())
                        ? drafted(query, Outcome.STALE)
                        : new State.InZone(query, found.get(), ready);
            case ServedView.NotReady notReady -> drafted(query, Outcome.NOT_READY);
        };
    }

    private State name(State.InZone in) {
        int labels = in.query().question().name().labels() - in.zone().origin().labels();
        if (labels == 0) {
            return new State.Named(in, new State.Name.Apex());
        }
        return view.zones().known().holds(in.query().question().name())
                ? new State.Named(in, new State.Name.Known())
                : new State.Named(
                        in,
                        new State.Name.Spelled(
                                ReverseName.read(in.query().question().name(), labels)));
    }

    private State data(State.Named named) {
        ZoneData data = new ZoneData(named.in(), packet.atSeconds());
        return switch (named.name()) {
            case State.Name.Apex apex -> data.atApex();
            case State.Name.Known known -> data.atKnownName();
            case State.Name.Spelled spelled -> data.at(spelled.reverse());
        };
    }

    private static State negative(State.Missing missing) {
        State.InZone in = missing.in();
        return new State.Drafted(
                in.query(),
                missing.outcome(),
                State.Sections.authority(in.zone()
                        .negativeSoa(in.view().soaSerials().of(in.zone().origin()))));
    }

    /** Only UDP without a valid cookie may come from a forged address (RFC 7873 5.2.5). */
    private State rate(State.Drafted drafted) {
        if (packet.transport() == Transport.TCP || cookie.isValid()) {
            return new State.Granted(drafted);
        }
        return switch (policy.replies().permit(drafted.outcome().kind, packet.client(), packet.atMillis())) {
            case SEND -> new State.Granted(drafted);
            case SLIP -> new State.Granted(slipped(drafted.query()));
            case DROP -> new State.Done(new Answer.Drop(Outcome.LIMITED, zone));
        };
    }

    private State.Drafted slipped(Received.Query query) {
        boolean knowsCookies = cookie.standing() != CheckedCookie.Standing.ABSENT;
        return drafted(query, knowsCookies ? Outcome.BAD_COOKIE : Outcome.SLIPPED);
    }

    private State size(State.Drafted draft) {
        return new State.Done(writer().write(draft));
    }

    private ReplyWriter writer() {
        return new ReplyWriter(packet, cookie, policy.identity(), zone);
    }

    private static State.Drafted drafted(Received.Query query, Outcome outcome) {
        return new State.Drafted(query, outcome, State.Sections.NONE);
    }
}
