package dev.recourse.core.rdns;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rule set makes of a reverse-DNS name, and why.
 *
 * @param ptrClass what the name says
 * @param confidence how sure that is, from 0 to 1; a measured order of rules, not a probability
 * @param rule which rule of which version decided
 * @param name the name that decided, as it was read: lower case, without the last dot; empty where there is none
 * @param spans the parts of {@code name} that the verdict rests on
 * @param embedded how the address stands in the name
 * @param word the word of the rule set that decided
 * @param scheme the provider's scheme that decided
 * @param notes conflicts and reservations
 * @param malformed why the content of the record is no proper host name; the class is given all the same
 */
public record PtrVerdict(
        PtrClass ptrClass,
        double confidence,
        RuleId rule,
        String name,
        List<Span> spans,
        Optional<EmbeddedForm> embedded,
        Optional<String> word,
        Optional<String> scheme,
        Set<Note> notes,
        Optional<Malformation> malformed) {

    /** One plain sentence for the owner of the address, in English. */
    public String sentence() {
        return sentence(PtrTexts.english());
    }

    /** The sentence in the language of these texts. */
    public String sentence(PtrTexts texts) {
        return texts.sentence(this);
    }
}
