package dev.recourse.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "dul",
        description = "Builds the dul, generic and noptr lists from reverse names: first a run, which lists nothing.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class DulCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    static CommandLine with(Context context) {
        return new CommandLine(new DulCommand())
                .addSubcommand(new DulSweepCommand(context))
                .addSubcommand(new DulBuildCommand(context))
                .addSubcommand(new DulShowCommand(context))
                .addSubcommand(new DulApplyCommand(context))
                .addSubcommand(new DulReplayCommand(context))
                .addSubcommand(new DulUndoCommand(context));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
