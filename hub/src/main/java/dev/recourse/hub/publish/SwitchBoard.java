package dev.recourse.hub.publish;

import dev.recourse.core.list.Policy;
import dev.recourse.core.listing.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** Turns zones and lists off and on. What it says is in its file before it is answered, so that no restart forgets it. */
public final class SwitchBoard {
    /** A reason stands on every page: so many characters and no more. */
    public static final int LONGEST_REASON = 200;

    private final SwitchFile file;
    private final Policy configured;
    private final InstantSource clock;

    /** What is in force. Replaced whole, by who holds the monitor. */
    private volatile Switches switches;

    private SwitchBoard(SwitchFile file, Policy configured, InstantSource clock) throws IOException {
        this.file = file;
        this.configured = configured;
        this.clock = clock;
        this.switches = file.read();
    }

    /**
     * The switches of a data folder.
     *
     * @param configured what is published where nothing is turned off
     * @throws IOException when their file cannot be read, with a sentence for the operator
     */
    public static SwitchBoard open(Path dataFolder, Policy configured, InstantSource clock) throws IOException {
        return new SwitchBoard(new SwitchFile(dataFolder), configured, clock);
    }

    /** What is turned off. */
    public Switches switches() {
        return switches;
    }

    /** What is to be published now. */
    public Policy policy() {
        return configured.with(switches.applied(configured.zones(), clock.instant()));
    }

    /**
     * Stops all zones.
     *
     * @param reason for everybody; may be empty
     */
    public void stopAll(String reason) throws IOException {
        put(new Switch.AllStopped(now(), checked(reason)));
    }

    /**
     * Stops one zone.
     *
     * @param name as people write it
     * @throws RefusedException where there is no such zone
     */
    public void stopZone(String name, String reason) throws IOException {
        put(new Switch.ZoneStopped(zone(name), now(), checked(reason)));
    }

    /**
     * Stops a list in all zones.
     *
     * @throws RefusedException where there is no such list
     */
    public void stopList(String name, String reason) throws IOException {
        put(new Switch.ListStopped(list(name), now(), checked(reason)));
    }

    /**
     * Announces that a list ends, and ends it then.
     *
     * @throws RefusedException where there is no such list
     */
    public void close(String name, Instant at, String reason) throws IOException {
        put(new Switch.ListClosing(list(name), at.truncatedTo(ChronoUnit.SECONDS), now(), checked(reason)));
    }

    /**
     * Turns on again what was turned off so.
     *
     * @return whether anything was
     */
    public synchronized boolean end(Predicate<Switch> which) throws IOException {
        Switches left = switches.without(which);
        boolean ended = !left.equals(switches);
        if (ended) {
            replace(left);
        }
        return ended;
    }

    private synchronized void put(Switch one) throws IOException {
        replace(switches.with(one));
    }

    private void replace(Switches next) throws IOException {
        file.write(next);
        switches = next;
    }

    /**
     * The zone's full name.
     *
     * @throws RefusedException where there is no such zone
     */
    public String zone(String name) {
        return configured.zones().zones().stream()
                .map(zone -> zone.name())
                .filter(zone -> zone.equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is no zone '" + name + "' (zones: "
                        + String.join(
                                ", ",
                                configured.zones().zones().stream()
                                        .map(zone -> zone.name())
                                        .toList())
                        + ")"));
    }

    /**
     * The list's name.
     *
     * @throws RefusedException where there is no such list
     */
    public String list(String name) {
        return configured
                .catalogue()
                .list(name)
                .orElseThrow(() -> new RefusedException("there is no list '" + name + "' (lists: "
                        + configured.catalogue().names() + ")"))
                .name();
    }

    private static String checked(String reason) {
        if (reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException("the reason has more than " + LONGEST_REASON + " characters, or a line break");
        }
        return reason;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
