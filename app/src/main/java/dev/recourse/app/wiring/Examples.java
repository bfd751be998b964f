package dev.recourse.app.wiring;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Actor;
import dev.recourse.hub.engine.Engine.Addition;
import java.time.Duration;
import java.util.Optional;

/** A small set to look at on the first day, all in documentation ranges, every entry with the source "example". */
public final class Examples {
    /** The source of every example entry. */
    public static final String SOURCE = "example";

    /** The address of the story: a cloud server whose reverse DNS says nothing. */
    public static final String STORY_ADDRESS = "203.0.113.45";

    /** An address that a mail server refuses: in a dynamic range. */
    public static final String REFUSED_ADDRESS = "198.51.100.7";

    private static final String STORY_PTR = "ec2-203-0-113-45.compute-1.example.org";

    private final OpenHub hub;

    public Examples(OpenHub hub) {
        this.hub = hub;
    }

    /** Lists the examples. */
    public void load() {
        list("generic", STORY_ADDRESS, "rdns-generic", "reverse DNS found: " + STORY_PTR);
        list("dul", "198.51.100.0/24", "rdns-dynamic", "reverse DNS found: dyn-198-51-100-N.pool.example.org");
        list("dul", "2001:db8:d::/48", "owner-declared", "declared by the owner of the range");
        list("rbl", "192.0.2.10", "spam-source", "mail to a trap address, three times in one hour");
        list("rbl", "2001:db8:bad:1::/64", "spam-source", "mail to a trap address");
        list("relay", "192.0.2.25", "open-relay", "relayed a test message for a stranger");
        list("quick", "192.0.2.66", "burst", "400 messages in one minute");
        list("noptr", "192.0.2.200", "no-rdns", "no reverse DNS, seen sending mail");
        list("allow", "192.0.2.100", "rdns-static", "reverse DNS found: static-192-0-2-100.mail.example.org");
        hub.engine()
                .exempt(
                        "dul",
                        Prefix.parse("198.51.100.99"),
                        SOURCE,
                        "its reverse DNS, mail.example.org, names it and resolves back to it",
                        Actor.EXAMPLE);
    }

    /** Takes them off again. How many entries ended. */
    public long remove() {
        return hub.engine().removeSource(SOURCE, Actor.EXAMPLE);
    }

    /** Whether an example is listed now. */
    public boolean present() {
        return hub.store().listings().at("generic", Prefix.parse(STORY_ADDRESS)).stream()
                .anyMatch(row -> row.source().equals(SOURCE));
    }

    private void list(String list, String prefix, String criterion, String detail) {
        hub.engine()
                .add(new Addition(
                        list,
                        Prefix.parse(prefix),
                        Optional.of(criterion),
                        SOURCE,
                        Optional.<Duration>empty(),
                        detail,
                        Actor.EXAMPLE));
    }
}
