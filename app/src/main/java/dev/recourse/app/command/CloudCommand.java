package dev.recourse.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "cloud",
        description = "The ranges of clouds: where nothing is put together, and what to tell a sender there.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CloudCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    static CommandLine with(Context context) {
        return new CommandLine(new CloudCommand())
                .addSubcommand(new CloudImportCommand(context))
                .addSubcommand(new CloudShowCommand(context))
                .addSubcommand(new CloudStatusCommand(context))
                .addSubcommand(new CloudGuideCommand(context))
                .addSubcommand(new CloudRemoveCommand(context));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
