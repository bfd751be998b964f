package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import dev.recourse.app.config.SettingsSource;
import dev.recourse.app.control.ControlClient;
import dev.recourse.app.control.DataFolder;
import dev.recourse.app.control.Invocation;
import dev.recourse.app.wiring.HubAccess;
import dev.recourse.app.wiring.OpenHub;
import dev.recourse.app.wiring.Start;
import dev.recourse.app.wiring.SteadyClock;
import java.util.OptionalInt;

/** Sends the command to the server that holds the folder; where none runs, holds the folder for the time of the command. */
final class LocalHubAccess implements HubAccess {
    private final Invocation invocation;

    LocalHubAccess(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public int run(SettingsSource source, HubTask task) throws Exception {
        Settings settings = source.settings(invocation.workingFolder());
        OptionalInt there = ControlClient.run(settings.data(), invocation);
        if (there.isPresent()) {
            return there.getAsInt();
        }
        try (DataFolder folder = DataFolder.hold(settings.data())) {
            SteadyClock clock = SteadyClock.ofThisMachine();
            Start start = Start.read(settings, folder.path(), clock, this::warn);
            try (OpenHub hub = OpenHub.open(settings, folder, start, snapshot -> {}, this::warn, clock)) {
                return task.run(hub);
            }
        }
    }

    private void warn(String sentence) {
        invocation.err().println("recourse: " + sentence);
    }
}
