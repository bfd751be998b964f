package dev.recourse.app.command;

import dev.recourse.app.control.Invocation;
import dev.recourse.app.wiring.HubAccess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All commands, and how each failure becomes one sentence and an exit code. */
@Command(
        name = "recourse",
        description = "Runs an IP blocklist with a way off.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "'recourse COMMAND --help' explains each. Begin with: recourse serve"})
public final class Program implements Runnable {
    /** The exit code where standard output could not take everything. */
    public static final int OUTPUT_LOST = Exit.CANNOT_RUN;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private Program() {}

    /** Runs the command in this process; commands for the hub go to the server that holds the folder, if one does. */
    public static int run(Invocation invocation) {
        return run(invocation, new LocalHubAccess(invocation));
    }

    /** Runs the command with the given way to the hub. */
    public static int run(Invocation invocation, HubAccess access) {
        CommandLine program = new CommandLine(new Program());
        Context context = new Context(invocation, access);
        program.addSubcommand(new ServeCommand(context));
        program.addSubcommand(new EdgeCommand(context));
        program.addSubcommand(new CommandLine(new SnapshotCommand()).addSubcommand(new SnapshotBuildCommand(context)));
        program.addSubcommand(new FsckCommand(context));
        program.addSubcommand(new CommandLine(new KeyCommand()).addSubcommand(new KeyShowCommand(context)));
        program.addSubcommand(new EdgesCommand(context));
        program.addSubcommand(new TrainCommand(context));
        program.addSubcommand(new DemoCommand(context));
        program.addSubcommand(new LookupCommand(context));
        program.addSubcommand(new RdnsCommand(context));
        program.addSubcommand(new ImportCommand(context));
        program.addSubcommand(new ExportCommand(context));
        program.addSubcommand(new ReportCommand(context));
        program.addSubcommand(new CommandLine(new EvidenceCommand())
                .addSubcommand(new EvidenceShowCommand(context))
                .addSubcommand(new EvidenceWithdrawCommand(context)));
        program.addSubcommand(new PurgeCommand(context));
        program.addSubcommand(CloudCommand.with(context));
        program.addSubcommand(DulCommand.with(context));
        program.addSubcommand(new StopAnsweringCommand(context));
        program.addSubcommand(new ResumeAnsweringCommand(context));
        program.addSubcommand(new TopCommand(context));
        program.addSubcommand(new CommandLine(new ListCommand())
                .addSubcommand(new ListAddCommand(context))
                .addSubcommand(new ListRemoveCommand(context))
                .addSubcommand(new ListUnexemptCommand(context))
                .addSubcommand(new ListShowCommand(context))
                .addSubcommand(new ListCloseCommand(context)));
        program.addSubcommand(new CommandLine(new RequestsCommand())
                .addSubcommand(new RequestsListCommand(context))
                .addSubcommand(new RequestsShowCommand(context))
                .addSubcommand(new RequestsDecideCommand(context)));
        program.addSubcommand(new CommandLine(new ExamplesCommand()).addSubcommand(new ExamplesRemoveCommand(context)));
        program.addSubcommand(new CommandLine(new MailCommand())
                .addSubcommand(new MailShowCommand(context))
                .addSubcommand(new MailRetryCommand(context))
                .addSubcommand(new MailBounceCommand(context)));
        program.addSubcommand(new CommandLine(new StoreCommand()).addSubcommand(new StoreNewEpochCommand(context)));
        program.addSubcommand(new CommandLine(new ConfigCommand()).addSubcommand(new ConfigCheckCommand(context)));
        program.addSubcommand(new PrintConfigCommand(context));
        program.setOut(invocation.out());
        program.setErr(invocation.err());
        program.setExecutionExceptionHandler((failure, line, result) -> Failures.report(failure, invocation.err()));
        program.setCaseInsensitiveEnumValuesAllowed(true);
        return program.execute(invocation.arguments().toArray(String[]::new));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
