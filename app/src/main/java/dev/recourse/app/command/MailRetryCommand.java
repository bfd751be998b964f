package dev.recourse.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        description = "Sends a mail again that was refused, was given up or came back.",
        mixinStandardHelpOptions = true)
final class MailRetryCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Parameters(paramLabel = "NUMBER", description = "The number of the mail, as 'recourse mail show' names it.")
    private long number;

    MailRetryCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            if (hub.store().outboxWriter().retry(number, hub.clock().instant())) {
                context.out().println("mail " + number + " is queued again");
                return Exit.DONE;
            }
            context.err().println("mail " + number + " cannot be sent again: it is under way, was taken, or is erased");
            return Exit.CANNOT_RUN;
        });
    }
}
