package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.removal.Finding;
import dev.recourse.core.removal.Neighbours;
import dev.recourse.core.removal.OwnerPolicy;
import dev.recourse.core.removal.Proof;
import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.core.removal.Retest;
import dev.recourse.core.removal.ReverseDns;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Asks, proves and decides until it is killed, with the re-tests running beside it, in times of milliseconds; says what was
 * acknowledged: "asked TOKEN ." and "state TOKEN CASE STATE .".
 */
final class RemovalCrashChild {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final RemovalNumbers NUMBERS = new RemovalNumbers(
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            Duration.ofSeconds(3),
            SHORT,
            SHORT,
            1,
            SHORT.multipliedBy(10),
            SHORT,
            SHORT,
            SHORT);

    private final Random random = new Random();
    private final Hub hub;
    private final int round;
    private final List<String> tokens = new ArrayList<>();

    private RemovalCrashChild(Hub hub, int round) {
        this.hub = hub;
        this.round = round;
    }

    static Hub hub(Path file) {
        RemovalLimits limits = new RemovalLimits(1_000, 1_000, 1_000, 1_000, Duration.ofDays(1));
        SecureRandom secure = new SecureRandom();
        return new Hub(file, RemovalCrashTest.clock(), new Restless(), NUMBERS, limits, () -> {
            StringBuilder token = new StringBuilder();
            secure.ints(32, 0, 36).forEach(i -> token.append(Character.forDigit(i, 36)));
            return token.toString();
        });
    }

    @SuppressWarnings("resource") // It is killed.
    public static void main(String[] args) {
        Hub hub = hub(Path.of(args[0]));
        new Retests(hub.service, System.err::println);
        System.out.println("ready");
        RemovalCrashChild child = new RemovalCrashChild(hub, Integer.parseInt(args[1]));
        for (int i = 0; ; i++) {
            child.step(i);
        }
    }

    private void step(int number) {
        String address = "2001:db8:" + Integer.toHexString(round + 1) + ":" + Integer.toHexString(number) + "::1";
        switch (random.nextInt(4)) {
            case 0 -> hub.list("dul", "rdns-dynamic", "2001:db8:" + Integer.toHexString(round + 1) + "::/48");
            case 1 -> hub.list("rbl", "spam-source", address);
            case 2 -> hub.list("generic", "rdns-generic", address);
            default -> hub.list("relay", "open-relay", address);
        }
        Opened opened = hub.service.open(new Ask(IpAddress.parse(address), Optional.empty(), Optional.empty(), false));
        if (opened instanceof Opened.Request asked) {
            tokens.add(asked.token());
            say("asked " + asked.token());
            more(asked);
        }
        tell(tokens.get(random.nextInt(tokens.size())));
    }

    private void more(Opened.Request asked) {
        if (random.nextInt(3) == 0) {
            hub.service.proved(asked.view().id(), Proof.TXT_IN_REVERSE);
        }
        if (random.nextInt(3) == 0) {
            hub.service.desk().grant(asked.view().id(), "relay");
        }
        hub.service.lookAgain(asked.token());
    }

    private void tell(String token) {
        hub.service
                .view(token)
                .orElseThrow()
                .cases()
                .forEach(c -> say("state " + token + " " + c.id() + " " + c.state()));
    }

    private static void say(String line) {
        System.out.println(line + " .");
        System.out.flush();
    }

    /** A world in which names come and go. */
    private static final class Restless implements Checks {
        private final Random random = new Random();

        @Override
        public Finding<ReverseDns> reverseDns(IpAddress address) {
            return switch (random.nextInt(3)) {
                case 0 -> known(World.own());
                case 1 -> known(World.named(PtrClass.GENERIC, "host-1.example.com"));
                default -> new Finding.Unknown<>("no name server answered in time", at());
            };
        }

        @Override
        public Finding<Neighbours> neighbours(IpAddress address, String name) {
            return known(Neighbours.DIFFER);
        }

        @Override
        public Finding<Retest> retest(IpAddress address) {
            return random.nextBoolean() ? known(Retest.CLOSED) : new Finding.Unknown<>("not tested", at());
        }

        @Override
        public Finding<OwnerPolicy> owner(IpAddress address) {
            return known(OwnerPolicy.SILENT);
        }

        @Override
        public Optional<String> cloud(IpAddress address) {
            return Optional.empty();
        }

        private <T> Finding<T> known(T value) {
            return new Finding.Known<>(value, at());
        }

        private static Instant at() {
            return RemovalCrashTest.clock().instant();
        }
    }
}
