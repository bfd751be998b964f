package dev.recourse.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "mail",
        description = "Looks after the mails that are sent to requesters.",
        synopsisSubcommandLabel = "show | retry | bounce",
        mixinStandardHelpOptions = true)
final class MailCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
