package dev.recourse.hub.mail;

import dev.recourse.hub.store.OutboxWriter;
import dev.recourse.hub.store.OutgoingMail;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notices when a mail of ours comes back. It is known by its token, which stands in the envelope sender and in the Message-ID
 * that a bounce quotes (RFC 3464), and which nobody can guess: so a forged bounce finds nothing.
 */
public final class Bounces {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    /** RFC 3464 2.3.4 and 2.3.6: what happened, and what the other server said. */
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");

    private static final Pattern DIAGNOSTIC = Pattern.compile("(?im)^Diagnostic-Code:\\s*(?:smtp;)?\\s*(.{1,300})");
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*(\\w+)");

    private final OutboxWriter writer;
    private final InstantSource clock;

    public Bounces(OutboxWriter writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Takes a mail that came to the address for bounces.
     *
     * @param recipient the address to which it came, with its tag; empty where that is not known
     * @param mail all of it; what is longer than the reader takes may be cut
     */
    public Found take(String recipient, String mail) {
        Matcher action = ACTION.matcher(mail);
        if (action.find() && !action.group(1).equalsIgnoreCase("failed")) {
            // "delayed" and "delivered" are no bounces (RFC 3464 2.3.3).
            return new Found.NoFailure(action.group(1));
        }
        for (String token : tokens(recipient + "\n" + mail)) {
            Optional<OutgoingMail> found = writer.bounced(token, clock.instant(), failure(mail));
            if (found.isPresent()) {
                return new Found.Bounced(found.get());
            }
        }
        return new Found.Unknown();
    }

    /** A bounce has a handful of such words; more than that is somebody trying. */
    private static Set<String> tokens(String text) {
        Set<String> tokens = new LinkedHashSet<>();
        Matcher token = TOKEN.matcher(text);
        while (tokens.size() < 10 && token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    private static String failure(String mail) {
        Matcher status = STATUS.matcher(mail);
        Matcher diagnostic = DIAGNOSTIC.matcher(mail);
        String said = diagnostic.find() ? diagnostic.group(1).strip() : "it came back";
        return status.find() && !said.contains(status.group(1)) ? status.group(1) + " " + said : said;
    }

    /** What a mail to that address was. */
    public sealed interface Found {
        /** A mail of ours came back. */
        record Bounced(OutgoingMail mail) implements Found {}

        /** A report, but not of a failure. */
        record NoFailure(String action) implements Found {}

        /** No mail of ours is in it. */
        record Unknown() implements Found {}
    }
}
