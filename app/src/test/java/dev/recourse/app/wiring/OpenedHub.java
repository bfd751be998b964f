package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.app.control.DataFolder;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Actor;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.engine.Engine.Addition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hub on a data folder, as a server or a command opens it, with a clock of the test. */
record OpenedHub(DataFolder folder, OpenHub hub, List<String> warnings) implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    static OpenedHub in(Path path) throws Exception {
        return in(path, new SteadyClock(() -> START, () -> 0));
    }

    static OpenedHub in(Path path, SteadyClock clock) throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Settings settings = Settings.forTrial().with(Optional.of(path), Optional.empty(), Optional.empty());
        DataFolder folder = DataFolder.hold(path);
        Start start = Start.read(settings, path, clock, warnings::add);
        return new OpenedHub(
                folder, OpenHub.open(settings, folder, start, snapshot -> {}, warnings::add, clock), warnings);
    }

    /** Lists by hand, for an hour. */
    void list(String prefix) {
        hub.engine()
                .add(new Addition(
                        "rbl",
                        Prefix.parse(prefix),
                        Optional.empty(),
                        Engine.OPERATOR,
                        Optional.of(Duration.ofHours(1)),
                        "",
                        Actor.OPERATOR));
    }

    boolean listed(String address) {
        return hub.reporter().report(IpAddress.parse(address)).listed();
    }

    @Override
    public void close() {
        hub.close();
        folder.close();
    }
}
