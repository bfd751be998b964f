package dev.recourse.core.rdns;

import dev.recourse.core.address.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a rule set from its text. Whatever is not understood stops it: a rule that is silently left out would decide. */
final class RuleSetReader {
    private static final int MOST_LINES = 100_000;
    private static final int MOST_STARS = 3;

    private final Map<String, Word> words = new LinkedHashMap<>();
    private final List<Word> affixes = new ArrayList<>();
    private final List<Scheme> schemes = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<RuleExample> examples = new ArrayList<>();
    private String version = "";
    private String rule = "";
    private boolean begun;
    private int line;

    private RuleSetReader() {}

    /** @throws RuleSetException with the line and the reason */
    static RuleSet read(String text) {
        return new RuleSetReader().readAll(text);
    }

    private RuleSet readAll(String text) {
        for (String content : text.split("\r?\n", -1)) {
            line++;
            if (line > MOST_LINES) {
                throw refused("more than " + MOST_LINES + " lines");
            }
            String statement = content.strip();
            if (!statement.isEmpty() && !statement.startsWith("#")) {
                statement(List.of(statement.split("[ \t]+")));
            }
        }
        if (version.isEmpty()) {
            throw refused("no 'version' line");
        }
        if (decisions.isEmpty() || !decisions.getLast().condition().toString().isEmpty()) {
            throw refused("the last 'decide' line must have no condition: every name gets a class");
        }
        return new RuleSet(version, words, affixes, schemes, decisions, examples);
    }

    private void statement(List<String> terms) {
        switch (terms.getFirst()) {
            case "version" -> version(terms);
            case "word" -> word(terms);
            case "affix" -> affix(terms);
            case "scheme" -> scheme(terms);
            case "decide" -> decide(terms);
            case "=" -> example(terms);
            default -> throw refused("'" + terms.getFirst() + "' is not version, word, affix, scheme, decide or =");
        }
    }

    private void version(List<String> terms) {
        need(terms, 2, "version NAME");
        if (!version.isEmpty()) {
            throw refused("a second version");
        }
        if (!terms.get(1).matches("[0-9A-Za-z.-]{1,40}")) {
            throw refused("a version is made of letters, digits, '.' and '-'");
        }
        version = terms.get(1);
    }

    private void word(List<String> terms) {
        need(terms, 4, "word KIND WEIGHT WORD...");
        Feature kind = Feature.of(terms.get(1))
                .filter(Feature::isWordKind)
                .orElseThrow(() -> refused("'" + terms.get(1) + "' is no kind of word"));
        double weight = fraction(terms.get(2));
        for (String text : terms.subList(3, terms.size())) {
            if (words.put(letters(text), new Word(text, kind, weight)) != null) {
                throw refused("the word '" + text + "' stands here a second time");
            }
        }
        began("");
    }

    /** Only words that speak against an accusation: the others must be whole. */
    private void affix(List<String> terms) {
        need(terms, 4, "affix KIND WEIGHT LETTERS...");
        Feature kind = Feature.of(terms.get(1))
                .filter(found -> found == Feature.MAIL || found == Feature.SERVER)
                .orElseThrow(() -> refused("only words of the kinds mail and server may be a part of others"));
        double weight = fraction(terms.get(2));
        for (String text : terms.subList(3, terms.size())) {
            affixes.add(new Word(letters(text), kind, weight));
        }
        began("");
    }

    private void scheme(List<String> terms) {
        need(terms, 5, "scheme ID CLASS CONFIDENCE ENDING [CONDITION]");
        String ending = terms.get(4);
        if (!ending.matches("[a-z0-9.#*_-]+")
                || ending.chars().filter(c -> c == '*').count() > MOST_STARS) {
            throw refused(
                    "the ending '" + ending + "' is not a name in lower case with at most " + MOST_STARS + " '*'");
        }
        schemes.add(new Scheme(
                id(terms.get(1)),
                ptrClass(terms.get(2)),
                fraction(terms.get(3)),
                new Ending(ending),
                condition(terms.subList(5, terms.size()))));
        began(terms.get(1));
    }

    private void decide(List<String> terms) {
        need(terms, 4, "decide ID CLASS CONFIDENCE [CONDITION]");
        decisions.add(new Decision(
                id(terms.get(1)),
                ptrClass(terms.get(2)),
                fraction(terms.get(3)),
                condition(terms.subList(4, terms.size()))));
        began(terms.get(1));
    }

    private void example(List<String> terms) {
        need(terms, 4, "= CLASS ADDRESS NAME");
        if (!begun) {
            throw refused("an example belongs under a rule");
        }
        IpAddress address =
                IpAddress.tryParse(terms.get(2)).orElseThrow(() -> refused("'" + terms.get(2) + "' is not an address"));
        examples.add(new RuleExample(line, rule, ptrClass(terms.get(1)), address, terms.get(3)));
    }

    private String letters(String text) {
        if (!text.matches("[a-z]{1,24}")) {
            throw refused("the word '" + text + "' is not 1 to 24 lower-case letters a to z");
        }
        return text;
    }

    private void began(String id) {
        rule = id;
        begun = true;
    }

    private RuleId id(String text) {
        if (!text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw refused("'" + text + "' is not a rule's name: lower-case letters, digits and '-', at most 40");
        }
        if (version.isEmpty()) {
            throw refused("the version comes before the rules");
        }
        return new RuleId(text, version);
    }

    private Condition condition(List<String> terms) {
        try {
            return Condition.parse(terms);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private PtrClass ptrClass(String text) {
        for (PtrClass known : PtrClass.values()) {
            if (known != PtrClass.NONE && known.name().equals(text.toUpperCase(Locale.ROOT))) {
                return known;
            }
        }
        throw refused("'" + text + "' is not DYNAMIC, STATIC, GENERIC or NAMED");
    }

    private double fraction(String text) {
        if (!text.matches("[01]|0?\\.[0-9]{1,4}|1\\.0{1,4}")) {
            throw refused("'" + text + "' is not a number from 0 to 1");
        }
        return Double.parseDouble(text);
    }

    private void need(List<String> terms, int least, String form) {
        if (terms.size() < least) {
            throw refused("it is written: " + form);
        }
    }

    private RuleSetException refused(String reason) {
        return new RuleSetException(line, reason);
    }
}
