package dev.recourse.app.command;

import dev.recourse.app.config.Settings;
import dev.recourse.app.printconfig.ConfigPrinter;
import dev.recourse.app.printconfig.Presets;
import dev.recourse.app.printconfig.Target;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "print-config",
        description = "Prints what to paste into a mail server, filter or resolver, for this server's zones.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: recourse print-config postfix"})
final class PrintConfigCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Mixin
    private final ServerOptions listen = new ServerOptions();

    @Option(
            names = "--story",
            description = "Postfix: the refusal in the form of 2009, \"blocked using NAME; Please see ...\".")
    private boolean story;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "How the refusal names the list. Default: the zone, and with --story RBL+.")
    private @Nullable String shownName;

    @Parameters(
            paramLabel = "TARGET",
            description = "One of: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Words.class)
    private String target = "";

    PrintConfigCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = folder.settings(context.invocation().workingFolder())
                .with(Optional.empty(), Optional.ofNullable(listen.dns), Optional.ofNullable(listen.http));
        Target wanted = Target.of(target + (story ? "-story" : ""))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "nothing is printed for '" + target + (story ? "' with --story" : "'")));
        context.out().print(new ConfigPrinter(presets(settings, wanted)).print(wanted));
        return Exit.DONE;
    }

    private Presets presets(Settings settings, Target wanted) {
        Catalogue catalogue = Catalogue.shipped().withTtlAtMost(settings.dnsMaxTtl());
        ZonePlan plan = ZonePlan.of(catalogue, settings.zoneRoot(), settings.genericJoinsDul());
        String usual = wanted == Target.POSTFIX_STORY ? "RBL+" : plan.root();
        return new Presets(
                plan,
                settings.dnsListen().getFirst().address(),
                settings.dnsListen().getFirst().port(),
                settings.webUrl(),
                catalogue,
                Optional.ofNullable(shownName).orElse(usual));
    }

    /** The words for the help text. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Target.values()).map(Target::word).iterator();
        }
    }
}
