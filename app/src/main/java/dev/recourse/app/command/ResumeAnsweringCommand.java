package dev.recourse.app.command;

import dev.recourse.core.listing.RefusedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "resume-answering",
        description = "Ends a stop: what is in force is listed again.",
        mixinStandardHelpOptions = true)
final class ResumeAnsweringCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @ArgGroup(multiplicity = "1")
    private SwitchTarget target = new SwitchTarget();

    ResumeAnsweringCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            if (!hub.switches().end(each -> StopAnsweringCommand.isStopOf(each, target))) {
                throw new RefusedException("that is not stopped");
            }
            hub.publishSwitches();
            StopAnsweringCommand.tell(context, hub);
            return Exit.DONE;
        });
    }
}
