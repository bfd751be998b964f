package dev.recourse.app.command;

import dev.recourse.hub.store.DulRun;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Says what a run would add and remove, by rule; without one: which runs there are.",
        mixinStandardHelpOptions = true)
final class DulShowCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The number of a run.")
    private @Nullable Long run;

    DulShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            DulOutput output = new DulOutput(context, json);
            Long wanted = run;
            if (wanted != null) {
                output.show(hub, hub.dul().run(wanted));
                return Exit.DONE;
            }
            List<DulRun> runs = hub.dul().runs();
            runs.forEach(output::overview);
            if (runs.isEmpty() && !json) {
                context.out().println("there is no run: see 'recourse dul build --help'");
            }
            return Exit.DONE;
        });
    }
}
