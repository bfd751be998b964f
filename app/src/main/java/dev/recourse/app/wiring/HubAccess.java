package dev.recourse.app.wiring;

import dev.recourse.app.config.SettingsSource;

/** The way of a command to the hub: the one that runs in this process, or one that is opened for the command. */
public interface HubAccess {
    /**
     * Runs the task with the hub, here or in the server that holds the data folder.
     *
     * @return the exit code
     * @throws Exception what the task throws, or why the hub cannot be opened
     */
    int run(SettingsSource settings, HubTask task) throws Exception;

    /** What a command does with the hub. */
    @FunctionalInterface
    interface HubTask {
        int run(OpenHub hub) throws Exception;
    }
}
