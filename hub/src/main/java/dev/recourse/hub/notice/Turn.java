package dev.recourse.hub.notice;

import dev.recourse.hub.mail.Template;
import dev.recourse.hub.removal.RequestView.CaseView;
import dev.recourse.hub.removal.RequestView.MissingView;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a case has come to, if it is worth a mail.
 *
 * @param name stands in the key of the mail: a case comes to the same turn once, as far as mails go
 */
record Turn(Template template, String name) {

    /** Empty where nobody has to be told. */
    static Optional<Turn> of(CaseView view) {
        return switch (view.state()) {
            case RECEIVED, CHECKED, APPEALED -> Optional.empty();
            // Another thing missing is told, and each of them once: a name server that comes and goes fills no mailbox.
            case WAITING -> Optional.of(new Turn(Template.WAITING, "waiting:" + missing(view)));
            case GRANTED -> turn(Template.GRANTED);
            case REFUSED -> turn(Template.REFUSED);
            case UPHELD -> turn(Template.UPHELD);
            case EXPIRED -> turn(view.reason().isPresent() ? Template.ENDED : Template.EXPIRED);
        };
    }

    private static Optional<Turn> turn(Template template) {
        return Optional.of(new Turn(template, template.name().toLowerCase(Locale.ROOT)));
    }

    private static String missing(CaseView view) {
        return view.missing().stream().map(MissingView::key).collect(Collectors.joining("+"));
    }
}
