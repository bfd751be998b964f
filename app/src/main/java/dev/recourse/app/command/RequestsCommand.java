package dev.recourse.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "requests",
        description = "Shows and decides requests for removal.",
        synopsisSubcommandLabel = "list|show|decide",
        mixinStandardHelpOptions = true)
final class RequestsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
