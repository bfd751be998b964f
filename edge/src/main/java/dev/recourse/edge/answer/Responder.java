package dev.recourse.edge.answer;

import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.Header;
import dev.recourse.core.dns.MessageReader;
import dev.recourse.core.dns.MessageWriter;
import dev.recourse.core.dns.Received;
import dev.recourse.core.dns.RecordClass;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.dns.ReverseName;
import java.util.Optional;

/** Answers one packet. The stages stand below in the order in which a query passes them. */
public final class Responder {
    private final Transport transport;
    private final ServedView view;
    private final long now;

    private Responder(Transport transport, ServedView view, long now) {
        this.transport = transport;
        this.view = view;
        this.now = now;
    }

    /**
     * The answer to a packet.
     *
     * @param message the packet in its first octets
     * @param length how many octets it has
     * @param now seconds since 1970: what has expired by then is not answered
     */
    public static Answer answer(byte[] message, int length, Transport transport, ServedView view, long now) {
        return new Responder(transport, view, now).run(message, length);
    }

    /**
     * The answer when {@link #answer} broke on that packet: SERVFAIL with the question, since a reply without it is taken
     * for none and waited for again.
     */
    public static Answer failure(byte[] message, int length, Transport transport) {
        return switch (MessageReader.read(message, length)) {
            case Received.Query query ->
                ReplyWriter.write(new State.Drafted(query, Outcome.FAILED, State.Sections.NONE), transport);
            case Received.Malformed malformed -> bare(malformed.header(), Outcome.FAILED);
            case Received.OtherOpcode other -> bare(other.header(), Outcome.FAILED);
            case Received.Noise noise -> new Answer.Drop();
        };
    }

    private Answer run(byte[] message, int length) {
        State state = parse(message, length);
        while (!(state instanceof State.Done done)) {
            state = next(state);
        }
        return done.answer();
    }

    private State next(State state) {
        return switch (state) {
            case State.Parsed parsed -> classAndOpcode(parsed.received());
            case State.Classed classed -> edns(classed.query());
            case State.Admitted admitted -> zone(admitted.query());
            case State.InZone in -> name(in);
            case State.Named named -> data(named);
            case State.Missing missing -> negative(missing);
            case State.Drafted drafted -> size(drafted);
            case State.Bare bare -> new State.Done(bare(bare.header(), bare.outcome()));
            case State.Done done -> done;
        };
    }

    private static State parse(byte[] message, int length) {
        return new State.Parsed(MessageReader.read(message, length));
    }

    private static State classAndOpcode(Received received) {
        return switch (received) {
            case Received.Query query -> classAndType(query);
            case Received.Malformed malformed -> new State.Bare(malformed.header(), Outcome.MALFORMED);
            case Received.OtherOpcode other -> new State.Bare(other.header(), Outcome.NOT_IMPLEMENTED);
            case Received.Noise noise -> new State.Done(new Answer.Drop());
        };
    }

    private static State classAndType(Received.Query query) {
        int type = query.question().type();
        if (query.question().recordClass() != RecordClass.IN || type == RecordType.AXFR || type == RecordType.IXFR) {
            return new State.Drafted(query, Outcome.REFUSED, State.Sections.NONE);
        }
        return RecordType.isMeta(type)
                ? new State.Drafted(query, Outcome.NOT_IMPLEMENTED, State.Sections.NONE)
                : new State.Classed(query);
    }

    private static State edns(Received.Query query) {
        return switch (query.edns()) {
            case Edns.Absent absent -> new State.Admitted(query);
            case Edns.Present present ->
                present.version() == 0
                        ? new State.Admitted(query)
                        : new State.Drafted(query, Outcome.BAD_VERSION, State.Sections.NONE);
            case Edns.Broken broken -> new State.Drafted(query, Outcome.MALFORMED, State.Sections.NONE);
        };
    }

    private State zone(Received.Query query) {
        Optional<ServedZone> zone = view.zones().find(query.question());
        if (zone.isEmpty()) {
            return new State.Drafted(query, Outcome.NOT_OURS, State.Sections.NONE);
        }
        return switch (view) {
            case ServedView.Ready ready -> new State.InZone(query, zone.get(), ready);
            case ServedView.NotReady notReady -> new State.Drafted(query, Outcome.NOT_READY, State.Sections.NONE);
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
        ZoneData data = new ZoneData(named.in(), now);
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

    private State size(State.Drafted drafted) {
        return new State.Done(ReplyWriter.write(drafted, transport));
    }

    private static Answer bare(Header header, Outcome outcome) {
        return new Answer.Reply(MessageWriter.headerOnly(header, outcome.rcode), outcome);
    }
}
