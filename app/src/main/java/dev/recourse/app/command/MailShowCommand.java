package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.store.OutgoingMail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows the last mails and how far each is, or one mail as it was written.",
        mixinStandardHelpOptions = true)
final class MailShowCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many; ${DEFAULT-VALUE} unless said.")
    private int last;

    @Option(names = "--json", description = "Answer as JSON, a line for each.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "The number of one mail.")
    private Optional<Long> number = Optional.empty();

    MailShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (last < 1 || last > MOST) {
            context.err().println("--last is a number from 1 to " + MOST);
            return Exit.USAGE;
        }
        return context.access().run(folder, hub -> number.isPresent() ? one(hub, number.get()) : all(hub));
    }

    private int all(OpenHub hub) {
        List<OutgoingMail> mails = hub.store().outbox().latest(last);
        if (mails.isEmpty() && !json) {
            context.out().println("no mail has been written");
        }
        mails.reversed().forEach(mail -> context.out().println(json ? Json.text(fields(mail)) : line(mail)));
        return Exit.DONE;
    }

    private int one(OpenHub hub, long id) {
        Optional<OutgoingMail> mail = hub.store().outbox().mail(id);
        if (mail.isEmpty()) {
            context.err().println("there is no mail " + id);
            return Exit.CANNOT_RUN;
        }
        if (json) {
            Map<String, Object> fields = fields(mail.get());
            fields.put("body", mail.get().body());
            context.out().println(Json.text(fields));
        } else {
            context.out().println(line(mail.get()));
            context.out().println();
            context.out().print(mail.get().body());
        }
        return Exit.DONE;
    }

    private static String line(OutgoingMail mail) {
        String to = mail.recipient().isEmpty() ? "(erased)" : mail.recipient();
        String attempts = mail.attempts() == 0 ? "" : ", attempt " + mail.attempts();
        String failure = mail.failure().isEmpty() ? "" : ": " + mail.failure();
        String next = mail.state().isOver() ? "" : ", next " + mail.nextAt();
        return mail.id() + " " + mail.createdAt() + " " + word(mail) + " " + to + " \"" + mail.subject() + "\""
                + attempts + next + failure;
    }

    private static Map<String, Object> fields(OutgoingMail mail) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", mail.id());
        fields.put("written", mail.createdAt().toString());
        fields.put("state", word(mail));
        fields.put("recipient", mail.recipient());
        fields.put("subject", mail.subject());
        fields.put("attempts", mail.attempts());
        fields.put("failure", mail.failure());
        return fields;
    }

    private static String word(OutgoingMail mail) {
        return mail.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
