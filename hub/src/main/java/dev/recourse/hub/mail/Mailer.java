package dev.recourse.hub.mail;

import dev.recourse.hub.store.OutboxWriter;
import dev.recourse.hub.store.OutboxWriter.NewMail;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Writes mails and queues them. Any thread. */
public final class Mailer {
    private static final int TOKEN_OCTETS = 16;

    private final Templates templates;
    private final OutboxWriter outbox;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Runnable queued;

    /**
     * @param random a source that nobody can guess: the token in a mail proves that one has received it
     * @param queued called when there is something to send
     */
    public Mailer(
            Templates templates, OutboxWriter outbox, InstantSource clock, RandomGenerator random, Runnable queued) {
        this.templates = templates;
        this.outbox = outbox;
        this.clock = clock;
        this.random = random;
        this.queued = queued;
    }

    /**
     * Queues a mail; durable on return.
     *
     * @param key what it is about; the same is not queued again
     * @return whether it was not queued before
     * @throws IllegalArgumentException when a value that the text needs is missing
     */
    public boolean queue(String key, MailAddress to, Template template, Map<String, String> values) {
        TemplateText.Filled filled = templates.text(template).fill(values);
        boolean isNew = outbox.queue(
                new NewMail(key, token(), clock.instant(), to.toString(), filled.subject(), filled.body()));
        if (isNew) {
            queued.run();
        }
        return isNew;
    }

    private String token() {
        byte[] token = new byte[TOKEN_OCTETS];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
