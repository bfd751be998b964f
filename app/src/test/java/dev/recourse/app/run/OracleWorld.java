package dev.recourse.app.run;

import dev.recourse.app.control.ControlClient;
import dev.recourse.app.control.Invocation;
import dev.recourse.app.run.OracleState.Kind;
import dev.recourse.app.run.OracleState.Row;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One part of the address space, an IPv4 /8 and an IPv6 /32, and the one who changes what is listed in it, through the server's
 * command socket. Nobody else does, so that what each change does is known.
 */
final class OracleWorld {
    private static final int MOST_ROWS = 150;
    private static final int[] CHOSEN = {0, 1, 2, 3, 127, 128, 254, 255};

    private final int number;
    private final Path folder;
    private final Random random;
    private final OracleHistory history = new OracleHistory();
    private volatile boolean stopped;
    private volatile String failure = "";
    private final AtomicInteger changes = new AtomicInteger();

    OracleWorld(int number, Path folder) {
        this.number = number;
        this.folder = folder;
        this.random = new Random(number);
    }

    OracleHistory history() {
        return history;
    }

    int changes() {
        return changes.get();
    }

    /** Why it changes nothing any more; empty while it does. */
    String failure() {
        return failure;
    }

    void stop() {
        stopped = true;
    }

    /** Changes until it is stopped or something is not as it is documented. */
    void run() {
        try {
            while (!stopped) {
                change();
                changes.incrementAndGet();
            }
        } catch (IOException | RuntimeException | InterruptedException | AssertionError e) {
            failure = "world " + number + ": " + e;
        }
    }

    private void change() throws IOException, InterruptedException {
        boolean full = history.last().rows().size() > MOST_ROWS;
        switch (random.nextInt(20)) {
            case 0 -> importFile();
            case 1, 2, 3 -> addForAWhile();
            case 4, 5 -> unexempt();
            case 6, 7, 8, 9, 10, 11 -> remove();
            default -> {
                if (full) {
                    remove();
                } else {
                    add();
                }
            }
        }
    }

    private void add() throws IOException, InterruptedException {
        int code = List.of(2, 10, 11).get(random.nextInt(3));
        String list = code == 2 ? "rbl" : "dul";
        Prefix prefix = anyPrefix();
        OracleState next = history.last().added(list, prefix, code, OracleState.NEVER, OracleState.NEVER);
        send(next, s -> next, "list", "add", "--list", list, "--criterion", criterion(code), prefix.toString());
    }

    /** On a list of its own, from which nothing is removed: an entry that is over may still be there to be removed. */
    private void addForAWhile() throws IOException, InterruptedException {
        int seconds = 3 + random.nextInt(20);
        Prefix prefix = anyPrefix();
        long now = Instant.now().getEpochSecond();
        OracleState before = history.last().swept(now - 60);
        send(
                before.added("quick", prefix, 3, now + seconds, OracleState.NEVER),
                acknowledgedAt -> before.added("quick", prefix, 3, now + seconds, acknowledgedAt + seconds + 1),
                "list",
                "add",
                "--list",
                "quick",
                "--for",
                seconds + "s",
                prefix.toString());
    }

    private void remove() throws IOException, InterruptedException {
        String list = random.nextBoolean() ? "rbl" : "dul";
        List<Row> listed = history.last().rows().stream()
                .filter(row -> row.kind() == Kind.LISTED && row.list().equals(list))
                .toList();
        if (listed.isEmpty()) {
            add();
            return;
        }
        Prefix there = listed.get(random.nextInt(listed.size())).prefix();
        Prefix prefix = random.nextInt(3) > 0 ? there : inside(there);
        OracleState next = history.last().removed(list, prefix);
        send(next, s -> next, "list", "remove", "--list", list, prefix.toString());
    }

    private void unexempt() throws IOException, InterruptedException {
        List<Row> exempt = history.last().rows().stream()
                .filter(row -> row.kind() == Kind.EXEMPT)
                .toList();
        if (exempt.isEmpty()) {
            add();
            return;
        }
        Row row = exempt.get(random.nextInt(exempt.size()));
        OracleState next = history.last().unexempted(row);
        send(
                next,
                s -> next,
                "list",
                "unexempt",
                "--list",
                row.list(),
                row.prefix().toString());
    }

    private void importFile() throws IOException, InterruptedException {
        String source = "feed" + number;
        boolean ipv4 = random.nextBoolean();
        Map<Prefix, Row> rows = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            Prefix prefix = ipv4 ? anyIpv4() : anyIpv6();
            int code = random.nextInt(4) == 0 ? 0 : 10 + random.nextInt(2);
            Kind kind = code == 0 ? Kind.HOLE : Kind.LISTED;
            if (rows.putIfAbsent(
                            prefix, new Row("dul", prefix, kind, code, source, OracleState.NEVER, OracleState.NEVER))
                    == null) {
                lines.add(code == 0 ? "!" + prefix : prefix + " :" + code);
            }
        }
        Path file = Files.write(folder.resolve(source), lines);
        OracleState next = history.last().imported("dul", source, List.copyOf(rows.values()));
        send(
                next,
                s -> next,
                "import",
                "--list",
                "dul",
                "--source",
                source,
                "--format",
                ipv4 ? "ip4trie" : "ip6trie",
                "--accept-size",
                "--map",
                "10=owner-declared",
                "--map",
                "11=rdns-dynamic",
                file.toString());
    }

    /**
     * Sends the change until it is acknowledged. A command whose server died is sent again: done twice it does no more than once,
     * and where it had been done nothing is left to refuse.
     *
     * @param exactly the state, once it is known when the change was acknowledged, in seconds since 1970
     */
    private void send(OracleState next, Function<Long, OracleState> exactly, String... arguments)
            throws IOException, InterruptedException {
        history.send(next);
        boolean again = false;
        while (true) {
            StringWriter said = new StringWriter();
            OptionalInt code = command(said, arguments);
            if (code.isPresent()) {
                // Refused the second time: it had been done, and nobody had been told.
                if (code.getAsInt() != 0 && !again) {
                    throw new AssertionError(String.join(" ", arguments) + " was refused: " + said);
                }
                history.acknowledge(exactly.apply(Instant.now().getEpochSecond()));
                return;
            }
            again = true;
            Thread.sleep(20);
        }
    }

    /** Empty where no server is there, or it died before it said how the command ended. */
    private OptionalInt command(StringWriter said, String... arguments) {
        PrintWriter out = new PrintWriter(said);
        try {
            return ControlClient.run(
                    folder.resolve("data"), new Invocation(List.of(arguments), folder, false, out, out));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static String criterion(int code) {
        return code == 2 ? "spam-source" : code == 10 ? "owner-declared" : "rdns-dynamic";
    }

    private Prefix anyPrefix() {
        return random.nextInt(3) > 0 ? anyIpv4() : anyIpv6();
    }

    private Prefix anyIpv4() {
        int length = random.nextInt(4) == 0 ? 32 : 8 + random.nextInt(25);
        return Prefix.around(ipv4(random), 96 + length);
    }

    private Prefix anyIpv6() {
        int length = random.nextInt(3) == 0 ? 64 : 32 + random.nextInt(97);
        return Prefix.around(ipv6(random), length);
    }

    private Prefix inside(Prefix prefix) {
        int bits = prefix.bits() + random.nextInt(128 - prefix.bits() + 1);
        return Prefix.around(inside(prefix, random), bits);
    }

    /** An address of the prefix that is of this world's few. */
    private IpAddress inside(Prefix prefix, Random any) {
        IpAddress address = prefix.isIpv4() ? ipv4(any) : ipv6(any);
        IpAddress first = prefix.first();
        IpAddress last = prefix.last();
        return new IpAddress(
                first.high() | (address.high() & (first.high() ^ last.high())),
                first.low() | (address.low() & (first.low() ^ last.low())));
    }

    /** An address worth asking about: of an entry, at or beside its edge, or any. */
    IpAddress interesting(Random any) {
        List<Row> rows = history.last().rows();
        if (rows.isEmpty() || any.nextInt(8) == 0) {
            return any.nextBoolean() ? ipv4(any) : ipv6(any);
        }
        Prefix prefix = rows.get(any.nextInt(rows.size())).prefix();
        IpAddress address = switch (any.nextInt(4)) {
            case 0 -> prefix.first();
            case 1 -> prefix.last();
            case 2 -> beside(prefix.first());
            default -> inside(prefix, any);
        };
        // The one beside an IPv4 /8 or an IPv6 /32 is of another world.
        return (prefix.isIpv4() ? Prefix.around(ipv4(any), 104) : Prefix.around(ipv6(any), 32)).contains(address)
                ? address
                : prefix.first();
    }

    private static IpAddress beside(IpAddress address) {
        return new IpAddress(address.high(), address.low() ^ 1);
    }

    private IpAddress ipv4(Random any) {
        return IpAddress.ofIpv4((20 + number) << 24 | chosen(any) << 16 | chosen(any) << 8 | chosen(any));
    }

    private IpAddress ipv6(Random any) {
        long high =
                0x2a00L << 48 | (long) number << 32 | (long) chosen(any) << 24 | (long) chosen(any) << 8 | chosen(any);
        return new IpAddress(high, (long) chosen(any) << 56 | (long) chosen(any) << 24 | chosen(any));
    }

    private static int chosen(Random any) {
        return CHOSEN[any.nextInt(CHOSEN.length)];
    }
}
