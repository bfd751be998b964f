package dev.recourse.app.run;

import dev.recourse.app.run.OracleHistory.Moment;
import dev.recourse.core.address.IpAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Asks one server without pause, on several threads, and holds each answer against the states that may be answered: none that
 * this server has been past, none that was replaced longer ago than a change may take, none that was not sent yet.
 */
final class OracleQuestions {
    private static final Map<String, List<String>> ZONES = Map.of(
            "rbl.",
            List.of("rbl"),
            "dul.",
            List.of("dul"),
            "quick.",
            List.of("quick"),
            "",
            List.of("rbl", "relay", "dul"));
    private static final List<String> LABELS = ZONES.keySet().stream().sorted().toList();
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int KEPT_FAILURES = 10;
    private static final long LATE_NANOS = 2_000_000_000L;
    private static final long NOT_FRESH = Long.MAX_VALUE;

    private final String name;
    private final List<OracleWorld> worlds;
    private final long slackNanos;
    /** Of each world, the state that an answer has shown this server to have reached. */
    private final AtomicIntegerArray floors;

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<String> late = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder asked = new LongAdder();
    private final LongAdder listed = new LongAdder();
    private final LongAdder silent = new LongAdder();
    private volatile boolean stopped;
    /** 0 while there is none. */
    private volatile int port;

    private final AtomicInteger life = new AtomicInteger();
    /** From this moment on old answers are wrong. */
    private volatile long freshSince = NOT_FRESH;

    private final AtomicLong longestLag = new AtomicLong();

    /** @param slackNanos how long after its acknowledgement a change may be unanswered */
    OracleQuestions(String name, List<OracleWorld> worlds, long slackNanos) {
        this.name = name;
        this.worlds = worlds;
        this.slackNanos = slackNanos;
        this.floors = new AtomicIntegerArray(worlds.size());
    }

    void start(int askers) {
        for (int i = 0; i < askers; i++) {
            Random random = new Random(i + name.hashCode());
            threads.add(Thread.ofPlatform().start(() -> run(random)));
        }
    }

    /** The server has gone. Whatever it had reached, the next may begin from an older file. */
    void down() {
        port = 0;
        life.incrementAndGet();
        freshSince = NOT_FRESH;
        for (int i = 0; i < floors.length(); i++) {
            floors.set(i, 0);
        }
    }

    /** There is one again, which may not have caught up. */
    void up(int newPort) {
        port = newPort;
    }

    /** From now on it must have what was acknowledged then, of each world. */
    void fresh(int[] acknowledged) {
        for (int i = 0; i < acknowledged.length; i++) {
            int least = acknowledged[i];
            floors.accumulateAndGet(i, least, Math::max);
        }
        freshSince = System.nanoTime();
    }

    /** It cannot hear of changes. */
    void stale() {
        freshSince = NOT_FRESH;
    }

    /** @return what was not right, and at the end how much was asked */
    List<String> stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(
                "%s: %d answers compared, %d listed, %d without a reply while it ran; longest from acknowledgement to answer"
                        + " %.1f ms; wrong: %d%n",
                name, asked.sum(), listed.sum(), silent.sum(), longestLag.get() / 1e6, failures.size());
        late.forEach(System.out::println);
        return List.copyOf(failures);
    }

    private void run(Random random) {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            while (!stopped && failures.size() < KEPT_FAILURES) {
                if (port == 0) {
                    Thread.sleep(5);
                } else {
                    int number = random.nextInt(worlds.size());
                    ask(
                            socket,
                            number,
                            worlds.get(number).interesting(random),
                            LABELS.get(random.nextInt(LABELS.size())));
                }
            }
        } catch (IOException | RuntimeException | InterruptedException e) {
            failures.add(name + ": " + e);
        }
    }

    /** One question, with all that was known when it was sent. */
    private record Question(
            int world, IpAddress address, String label, int life, int floor, long sentAt, boolean fresh) {}

    private void ask(DatagramSocket socket, int world, IpAddress address, String label) throws IOException {
        long now = System.nanoTime();
        Question question = new Question(
                world,
                address,
                label,
                life.get(),
                floors.get(world),
                now,
                now - freshSince > 0 && freshSince != NOT_FRESH);
        int to = port;
        if (to == 0) {
            return;
        }
        Set<String> answer = exchange(socket, to, address, label);
        if (question.life != life.get()) {
            return;
        }
        if (answer.contains("no reply")) {
            silent.increment();
        } else if (!answer.contains("SERVFAIL") || question.fresh) {
            check(question, answer);
        }
    }

    private void check(Question question, Set<String> answer) {
        OracleHistory history = worlds.get(question.world).history();
        long oldest = question.fresh ? question.sentAt - slackNanos : Long.MIN_VALUE;
        List<Moment> possible = history.possible(question.floor, oldest);
        List<Moment> right = possible.stream()
                .filter(moment -> says(moment.state(), question, answer))
                .toList();
        asked.increment();
        if (!answer.contains("NXDOMAIN")) {
            listed.increment();
        }
        if (question.life != life.get()) {
            return;
        }
        if (right.isEmpty()) {
            failures.add(name + ": " + question + " was answered " + answer + "; right would have been "
                    + possible.stream()
                            .map(moment -> moment.number() + " " + expected(moment.state(), question, 0, true))
                            .distinct()
                            .toList());
            return;
        }
        if (question.fresh) {
            long lag = question.sentAt - history.replacedAt(right.getLast().number());
            longestLag.accumulateAndGet(lag, Math::max);
            if (lag > LATE_NANOS && late.size() < KEPT_FAILURES) {
                late.add(Instant.now() + " " + name + ": " + lag / 1_000_000 + " ms late: " + question);
            }
        }
        floors.accumulateAndGet(question.world, right.getFirst().number(), Math::max);
    }

    /** Whether the state, at a second from sending to now, says so: the server's clock is this one. */
    private static boolean says(OracleState state, Question question, Set<String> answer) {
        long took = (System.nanoTime() - question.sentAt) / 1_000_000_000L + 1;
        for (long back = took; back >= 0; back--) {
            if (expected(state, question, back, true).equals(answer)
                    || expected(state, question, back, false).equals(answer)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> expected(OracleState state, Question question, long back, boolean lasting) {
        long now = Instant.now().getEpochSecond() - back;
        Set<String> codes = state.codes(ZONES.getOrDefault(question.label, List.of()), question.address, now, lasting);
        return codes.isEmpty() ? Set.of("NXDOMAIN") : codes;
    }

    /** The A records, or why there are none. */
    private static Set<String> exchange(DatagramSocket socket, int port, IpAddress address, String label)
            throws IOException {
        Name asked = Name.fromString(reversed(address) + "." + label + "bl.example.org.");
        Message query = Message.newQuery(Record.newRecord(asked, Type.A, DClass.IN));
        byte[] octets = query.toWire();
        socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
        byte[] buffer = new byte[1500];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message reply = new Message(Arrays.copyOf(buffer, packet.getLength()));
                if (reply.getHeader().getID() == query.getHeader().getID()) {
                    return text(reply);
                }
            }
        } catch (SocketTimeoutException none) {
            return Set.of("no reply");
        }
    }

    private static Set<String> text(Message reply) {
        Set<String> records = new TreeSet<>();
        reply.getSection(Section.ANSWER).forEach(record -> records.add(record.rdataToString()));
        return records.isEmpty()
                ? Set.of(reply.getRcode() == Rcode.NOERROR ? "NODATA" : Rcode.string(reply.getRcode()))
                : records;
    }

    private static String reversed(IpAddress address) {
        byte[] octets = address.toBytes();
        List<String> labels = new ArrayList<>();
        for (int i = 15; i >= (address.isIpv4() ? 12 : 0); i--) {
            if (address.isIpv4()) {
                labels.add(Integer.toString(octets[i] & 0xff));
            } else {
                labels.add(Integer.toHexString(octets[i] & 15));
                labels.add(Integer.toHexString(octets[i] >> 4 & 15));
            }
        }
        return String.join(".", labels);
    }
}
