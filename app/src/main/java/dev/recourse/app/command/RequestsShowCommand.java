package dev.recourse.app.command;

import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.removal.RequestFields;
import dev.recourse.hub.removal.RequestView;
import dev.recourse.hub.removal.RequestView.CaseView;
import dev.recourse.hub.removal.RequestView.MissingView;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a request: its states, what was checked, what is missing, whose move it is, its history.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: recourse requests show 12"})
final class RequestsShowCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Parameters(paramLabel = "NUMBER", description = "The number of the request.")
    private long number;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    RequestsShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            RequestView view = hub.removal()
                    .desk()
                    .request(number)
                    .orElseThrow(() -> new RefusedException("there is no request " + number));
            if (json) {
                context.out().println(Json.text(RequestFields.of(view)));
            } else {
                show(view);
            }
            return Exit.DONE;
        });
    }

    private void show(RequestView view) {
        line("request " + view.id() + " for " + view.address() + ", opened " + view.openedAt());
        view.cases().forEach(this::show);
        line("history:");
        view.history()
                .forEach(step -> line("  " + step.at() + " " + step.list() + ": "
                        + step.from().map(from -> word(from) + " to ").orElse("") + word(step.to()) + " by "
                        + word(step.by()) + (step.detail().isEmpty() ? "" : " (" + step.detail() + ")")
                        + step.serial().map(serial -> ", journal " + serial).orElse("")));
    }

    private void show(CaseView c) {
        line(c.list() + " (" + String.join(", ", c.criteria()) + "): "
                + word(c.state().name()) + " since " + c.since()
                + c.move()
                        .map(move -> "; the next move is " + move.words() + ", since " + c.moveSince())
                        .orElse(""));
        c.checked()
                .forEach(checked -> line("  checked " + checked.at() + " "
                        + checked.what().title() + ": " + (checked.known() ? "" : "unknown, ") + checked.text()));
        c.missing().forEach(missing -> show("missing", missing));
        c.instead().forEach(missing -> show("or", missing));
        c.reason().ifPresent(reason -> line("  reason " + reason.key() + ": " + reason.sentence()));
        c.granted().ifPresent(granted -> line("  granted: " + granted.sentence()));
        c.nextTestAt().ifPresent(at -> line("  looked at again " + at));
    }

    private void show(String word, MissingView missing) {
        line("  " + word + ": " + missing.sentence() + " " + missing.step());
    }

    private void line(String text) {
        context.out().println(text);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
