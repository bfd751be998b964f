package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.CheckedLine;
import dev.recourse.core.removal.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is shown of a request. Its secrets are not in it but for the link that only shows.
 *
 * @param id its number; not a secret
 * @param readUrl the link that only shows, for a support ticket; of the one who looks
 * @param mayAct whether who looks has the asker's own link
 * @param mail whether a mail address is kept for who looks
 * @param mailTrouble a sentence where the last mail to the asker could not be delivered, or came back
 * @param cases one for each list, in the order in which they were opened
 * @param history every transition, oldest first
 */
public record RequestView(
        long id,
        IpAddress address,
        Instant openedAt,
        boolean open,
        String readUrl,
        boolean mayAct,
        boolean mail,
        Optional<String> mailTrouble,
        List<CaseView> cases,
        List<Step> history) {
    public RequestView {
        cases = List.copyOf(cases);
        history = List.copyOf(history);
    }

    /**
     * One list.
     *
     * @param id its number
     * @param list the name of the list
     * @param title the list's title
     * @param criteria why it is or was there, {@code id@version}
     * @param conditions the published conditions
     * @param move whose move it is; empty where nobody has one left
     * @param since since when it is in this state
     * @param moveSince since when it is that party's move
     * @param answerBy when a person here has to have answered, where the move is ours
     * @param missing what is missing: all of it
     * @param instead any one of these does as well
     * @param checked what was looked at, with the times
     * @param nextTestAt when it is looked at by itself
     * @param endsAt when it ends for want of an answer
     * @param granted what was granted
     * @param reason the published reason of a refusal, or of the end of an exemption
     * @param ticket a text for the owner of the address, ready to be sent; empty where the owner has no move
     */
    public record CaseView(
            long id,
            String list,
            String title,
            List<String> criteria,
            List<String> conditions,
            CaseState.Name state,
            Optional<Party> move,
            Instant since,
            Instant moveSince,
            Optional<Instant> answerBy,
            List<MissingView> missing,
            List<MissingView> instead,
            List<CheckedLine> checked,
            Optional<Instant> nextTestAt,
            Optional<Instant> endsAt,
            Optional<GrantView> granted,
            Optional<ReasonView> reason,
            Optional<String> ticket) {}

    /**
     * One missing thing.
     *
     * @param key the text key
     * @param move who can bring it
     * @param sentence what it is
     * @param step exactly what to do
     */
    public record MissingView(String key, Party move, String sentence, String step) {}

    /**
     * What was granted.
     *
     * @param key the ground's text key; {@code already-off} where it was off by itself
     * @param exemption whether it lasts only as long as its ground
     * @param reviewAt until when an exemption lasts, if it is not renewed
     * @param oldAnswersUntil until when mail servers may remember the old answer
     */
    public record GrantView(
            String key, String sentence, boolean exemption, Optional<Instant> reviewAt, Instant oldAnswersUntil) {}

    /** A published reason. */
    public record ReasonView(String key, String sentence) {}

    /**
     * One transition.
     *
     * @param by the class of who moved it
     * @param from the state before; empty for the first
     * @param detail a reason, a ground, or what was missing, by their keys
     * @param serial the journal position of the change that came with it
     */
    public record Step(
            Instant at,
            String list,
            String by,
            Optional<String> from,
            String to,
            String detail,
            Optional<Long> serial) {}
}
