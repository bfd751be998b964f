package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.core.removal.Finding;
import dev.recourse.core.removal.Neighbours;
import dev.recourse.core.removal.OwnerPolicy;
import dev.recourse.core.removal.Retest;
import dev.recourse.core.removal.ReverseDns;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The world outside, as a test wants it. */
public final class World implements Checks {
    private final InstantSource clock;
    final AtomicInteger asked = new AtomicInteger();
    public volatile Optional<ReverseDns> name = Optional.of(named(PtrClass.GENERIC, "ec2-192-0-2-7.example.com"));
    volatile Optional<OwnerPolicy> owner = Optional.of(OwnerPolicy.SILENT);
    volatile Optional<Retest> retest = Optional.empty();
    volatile boolean broken;

    public World(InstantSource clock) {
        this.clock = clock;
    }

    static ReverseDns named(PtrClass ptrClass, String name) {
        return new ReverseDns(ptrClass, "rule@1", "So it says.", List.of(name), new Fcrdns.Confirmed(List.of(name)));
    }

    public static ReverseDns own() {
        return named(PtrClass.NAMED, "mail.example.org");
    }

    public static ReverseDns none() {
        return new ReverseDns(PtrClass.NONE, "rule@1", "There is none.", List.of(), new Fcrdns.NoPtr());
    }

    private <T> Finding<T> finding(Optional<T> value) {
        return value.<Finding<T>>map(v -> new Finding.Known<>(v, clock.instant()))
                .orElseGet(() -> new Finding.Unknown<>(UnknownCause.TIMEOUT.sentence(), clock.instant()));
    }

    @Override
    public Finding<ReverseDns> reverseDns(IpAddress address) {
        asked.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("a fault of ours");
        }
        return finding(name);
    }

    @Override
    public Finding<Neighbours> neighbours(IpAddress address, String of) {
        return finding(Optional.of(Neighbours.DIFFER));
    }

    @Override
    public Finding<Retest> retest(IpAddress address) {
        return finding(retest);
    }

    @Override
    public Finding<OwnerPolicy> owner(IpAddress address) {
        return finding(owner);
    }

    @Override
    public Optional<String> cloud(IpAddress address) {
        return Optional.of("aws");
    }
}
