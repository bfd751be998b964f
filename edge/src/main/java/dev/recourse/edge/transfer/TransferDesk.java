package dev.recourse.edge.transfer;

import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.IxfrQuery;
import dev.recourse.core.dns.MessageReader;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.Rcode;
import dev.recourse.core.dns.Received;
import dev.recourse.core.dns.RecordClass;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.dns.TransferWriter;
import dev.recourse.core.dns.TsigCheck;
import dev.recourse.core.dns.TsigCheck.Rejection;
import dev.recourse.core.zone.ZoneTooLargeException;
import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.Event;
import dev.recourse.edge.status.Occupancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes the requests of secondaries: zone transfers, and whatever is signed. A request passes the signature, the policy, the
 * zone, in that order; only then is something sent that is worth having.
 */
public final class TransferDesk {
    private static final System.Logger LOG = System.getLogger(TransferDesk.class.getName());
    /** At one time. Each holds a connection, a buffer and the entries that it reads from. */
    private static final int AT_ONCE = 8;

    private static final int HEADER = 12;
    private static final int UDP_LEAST = 512;
    private static final int UDP_MOST = 1232;

    private final TransferPolicy policy;
    private final PublishedZones zones;
    private final InstantSource clock;
    private final Counters counters;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public TransferDesk(TransferPolicy policy, PublishedZones zones, InstantSource clock, Counters counters) {
        this.policy = policy;
        this.zones = zones;
        this.clock = clock;
        this.counters = counters;
    }

    /** A desk that refuses everybody. */
    public static TransferDesk forNobody(InstantSource clock, Counters counters) {
        return new TransferDesk(TransferPolicy.NOBODY, new PublishedZones(List.of()), clock, counters);
    }

    /** How many transfers run, and how many may. */
    public Occupancy.Level running() {
        return new Occupancy.Level(AT_ONCE - places.availablePermits(), AT_ONCE);
    }

    /**
     * What is to be sent, where the packet is a request for this desk.
     *
     * @param admits counts the request, and says whether the client may have a reply to it by the limits that all clients
     *     have; asked at most once
     * @param plain answers a packet that asks for no transfer, when it has been signed, and counts it itself
     * @return empty for all others: for what cannot be read, and for whoever may have no zone or no reply
     */
    public Optional<Transfer> open(Packet packet, BooleanSupplier admits, Function<Packet, Answer> plain) {
        if (!Peek.concerns(packet.message(), packet.length())
                || !(MessageReader.read(packet.message(), packet.length()) instanceof Received.Query query)
                || !isUsual(query)) {
            return Optional.empty();
        }
        Request request = new Request(query, packet, Optional.empty());
        return switch (TsigCheck.of(packet.message(), packet.length(), policy.keys(), now())) {
            case TsigCheck.Unsigned unsigned ->
                isTransfer(request)
                        ? granted(request, () -> policy.allowsUnsigned(packet.client()) && admits.getAsBoolean())
                        : Optional.empty();
            case TsigCheck.Broken broken -> only(admits.getAsBoolean(), () -> one(request, Rcode.FORMERR));
            case TsigCheck.Refused refused -> {
                refused(request);
                yield only(admits.getAsBoolean(), () -> rejected(request, refused.rejection()));
            }
            case TsigCheck.Signed signed -> {
                Request known = request.signedBy(signed.signer(), signed.message());
                yield isTransfer(known) ? granted(known, admits) : Optional.of(answered(known, plain));
            }
        };
    }

    private Optional<Transfer> granted(Request request, BooleanSupplier may) {
        if (may.getAsBoolean()) {
            return Optional.of(transfer(request));
        }
        refused(request);
        return Optional.empty();
    }

    private void refused(Request request) {
        if (isTransfer(request)) {
            counters.count(Event.TRANSFER_REFUSED);
        }
    }

    private static Optional<Transfer> only(boolean may, Supplier<Transfer> transfer) {
        return may ? Optional.of(transfer.get()) : Optional.empty();
    }

    /** What is unusual in class or EDNS is answered elsewhere. */
    private static boolean isUsual(Received.Query query) {
        boolean edns = switch (query.edns()) {
            case Edns.Absent absent -> true;
            case Edns.Present present -> present.version() == 0;
            case Edns.Broken broken -> false;
        };
        return edns && query.question().recordClass() == RecordClass.IN;
    }

    /** AXFR is for TCP (RFC 5936 4.2). */
    private static boolean isTransfer(Request request) {
        int type = request.question().type();
        return type == RecordType.IXFR || (type == RecordType.AXFR && request.transport() == Transport.TCP);
    }

    private Transfer transfer(Request request) {
        Optional<PublishedZone> zone = zones.find(request.question().name());
        if (zone.isEmpty()) {
            boolean ours = zones.isOurs(request.question().name());
            counters.count(ours ? Event.TRANSFER_PUT_OFF : Event.TRANSFER_REFUSED);
            return one(request, ours ? Rcode.SERVFAIL : Rcode.NOTAUTH);
        }
        if (request.question().type() == RecordType.AXFR) {
            return whole(request, zone.get());
        }
        OptionalLong theirs =
                IxfrQuery.serial(request.packet().message(), request.packet().length());
        return theirs.isEmpty() ? one(request, Rcode.FORMERR) : incremental(request, zone.get(), theirs.getAsLong());
    }

    /** One SOA says that there is nothing to fetch, and by UDP that it is to be fetched by TCP (RFC 1995 2). */
    private Transfer incremental(Request request, PublishedZone zone, long theirs) {
        if (zone.isCurrent(theirs) || request.transport() == Transport.UDP) {
            return sink -> send(request, Event.TRANSFER_CURRENT, sink, stream -> stream.add(zone.soa()));
        }
        return zone.since(theirs)
                .map(deltas -> limited(request, Event.TRANSFER_DIFFERENCE, stream -> increments(zone, deltas, stream)))
                .orElseGet(() -> whole(request, zone));
    }

    private static void increments(PublishedZone zone, List<ZoneDelta> deltas, MessageStream stream) {
        stream.add(zone.soa());
        for (ZoneDelta delta : deltas) {
            stream.add(zone.contents().soa(delta.from()));
            delta.deleted().forEach(stream::add);
            stream.add(zone.contents().soa(delta.to()));
            delta.added().forEach(stream::add);
        }
        stream.add(zone.soa());
    }

    private Transfer whole(Request request, PublishedZone zone) {
        return limited(request, Event.TRANSFER_WHOLE, stream -> {
            stream.add(zone.soa());
            // Nothing is left out for being over: what a serial means must not depend on when it is asked for.
            zone.contents().forEach(zone.entries(), 0, stream::add);
            stream.add(zone.soa());
        });
    }

    private interface Script {
        void play(MessageStream stream);
    }

    private Transfer limited(Request request, Event sent, Script script) {
        return sink -> {
            if (!places.tryAcquire()) {
                counters.count(Event.TRANSFER_PUT_OFF);
                one(request, Rcode.SERVFAIL).writeTo(sink);
                return;
            }
            try {
                send(request, sent, sink, script);
            } finally {
                places.release();
            }
        };
    }

    private void send(Request request, Event sent, Transfer.Sink sink, Script script) throws IOException {
        Transfer.Sink counted = message -> {
            sink.message(message);
            counters.transferred(message.length);
        };
        MessageStream stream = new MessageStream(request, request.question(), request.optSize(), clock, counted);
        Event outcome = Event.TRANSFER_BROKEN;
        try {
            script.play(stream);
            stream.end();
            outcome = sent;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ZoneTooLargeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    request.question().name() + " cannot be transferred: " + e.getMessage());
            throw new IOException(e);
        } finally {
            counters.count(outcome);
        }
    }

    private Transfer one(Request request, int rcode) {
        byte[] reply = bare(request.query(), rcode, request.optSize());
        return sink ->
                sink.message(request.signer().map(s -> s.sign(reply, now())).orElse(reply));
    }

    private static Transfer rejected(Request request, Rejection rejection) {
        byte[] reply = bare(request.query(), Rcode.NOTAUTH, request.optSize());
        return sink -> sink.message(rejection.behind(reply));
    }

    private Transfer answered(Request request, Function<Packet, Answer> plain) {
        return switch (plain.apply(request.packet())) {
            case Answer.Drop drop -> sink -> {};
            case Answer.Reply reply -> sink -> sink.message(signed(request, reply));
        };
    }

    private byte[] signed(Request request, Answer.Reply reply) {
        byte[] message = new byte[reply.message().remaining()];
        reply.message().get(message);
        int room = request.transport() == Transport.TCP
                ? 65_535
                : room(request.query().edns());
        byte[] whole = sign(request, message);
        return whole.length <= room ? whole : sign(request, truncated(request));
    }

    private byte[] sign(Request request, byte[] message) {
        return request.signer().orElseThrow().sign(message, now());
    }

    /** RFC 8945 5.3: what does not fit with its signature is truncated, and that is signed. */
    private static byte[] truncated(Request request) {
        byte[] reply = bare(request.query(), Rcode.NOERROR, request.optSize());
        reply[2] |= 0x02;
        return reply;
    }

    private static int room(Edns edns) {
        return edns instanceof Edns.Present present
                ? Math.clamp(present.payloadSize(), UDP_LEAST, UDP_MOST)
                : UDP_LEAST;
    }

    private static byte[] bare(Received.Query query, int rcode, int optSize) {
        Question question = query.question();
        return new TransferWriter(question, HEADER + question.name().length() + 4 + 11)
                .finish(query.header(), rcode, optSize);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
