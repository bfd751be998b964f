package dev.recourse.core.rdns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the registrable domain of a name begins: the part that a registrant owns, where words say nothing of addresses.
 *
 * <p>By shapes of our own (suffixes.txt) or by a copy of the Public Suffix List that the operator has; of that the
 * section of private domains is not read, because {@code compute-1.amazonaws.com} is there and is a provider's naming
 * and no registry.
 */
public final class PublicSuffixes {
    private static final int MOST_LABELS = 4;

    private final ByteTable<Kind> suffixes;
    private final boolean anyTwoLetters;

    private enum Kind {
        SUFFIX,
        /** Every label below is a suffix too. */
        WILD,
        /** It would be a suffix by a wildcard and is none. */
        EXCEPTION,
        /** A second label of a registry below any two-letter domain. */
        SECOND,
        /** A two-letter domain without such labels. */
        FLAT
    }

    private PublicSuffixes(Map<String, Kind> suffixes, boolean anyTwoLetters) {
        this.suffixes = new ByteTable<>(suffixes);
        this.anyTwoLetters = anyTwoLetters;
    }

    static PublicSuffixes shipped() {
        return Shipped.SUFFIXES;
    }

    /** Only made when first asked for. */
    private static final class Shipped {
        static final PublicSuffixes SUFFIXES = shapes(Resources.text("suffixes.txt"));
    }

    /** Reads a copy of the Public Suffix List (publicsuffix.org), the section of registries only. */
    public static PublicSuffixes ofList(String text) {
        Map<String, Kind> suffixes = new HashMap<>();
        for (String line : text.split("\r?\n", -1)) {
            if (line.contains("===BEGIN PRIVATE DOMAINS===")) {
                break;
            }
            String rule = line.strip();
            if (!rule.isEmpty() && !rule.startsWith("//") && rule.chars().allMatch(c -> c < 0x80)) {
                addRule(suffixes, rule);
            }
        }
        if (suffixes.isEmpty()) {
            throw new IllegalArgumentException("no suffix in it: is it the Public Suffix List?");
        }
        return new PublicSuffixes(suffixes, false);
    }

    private static void addRule(Map<String, Kind> suffixes, String rule) {
        if (rule.startsWith("!")) {
            suffixes.put(rule.substring(1), Kind.EXCEPTION);
        } else if (rule.startsWith("*.")) {
            suffixes.put(rule.substring(2), Kind.WILD);
        } else {
            suffixes.putIfAbsent(rule, Kind.SUFFIX);
        }
    }

    private static PublicSuffixes shapes(String text) {
        Map<String, Kind> suffixes = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            String[] terms = line.strip().split(" +");
            switch (terms[0]) {
                case "any" -> terms(terms, 1).forEach(label -> suffixes.put(label, Kind.SECOND));
                case "under" -> terms(terms, 2).forEach(label -> suffixes.put(label + '.' + terms[1], Kind.SUFFIX));
                case "flat" -> terms(terms, 1).forEach(domain -> suffixes.put('.' + domain, Kind.FLAT));
                case "wild" -> terms(terms, 1).forEach(ending -> suffixes.put(ending, Kind.WILD));
                default -> require(terms[0].isEmpty() || terms[0].startsWith("#"), line);
            }
        }
        return new PublicSuffixes(suffixes, true);
    }

    private static void require(boolean good, String line) {
        if (!good) {
            throw new IllegalStateException("suffixes.txt: " + line);
        }
    }

    private static List<String> terms(String[] terms, int from) {
        return new ArrayList<>(List.of(terms)).subList(from, terms.length);
    }

    /**
     * The index of the first character of the registrable domain.
     *
     * @param text a name without the last dot
     * @return 0 also where the name is shorter than a registrable domain
     */
    int registrableStart(byte[] text, int length) {
        int end = length;
        int suffixLabels = 1;
        int first = Labels.dotBefore(text, length);
        int dot = first;
        for (int labels = 2; labels <= MOST_LABELS && dot >= 0; labels++) {
            int start = Labels.dotBefore(text, dot) + 1;
            suffixLabels = Math.max(suffixLabels, suffixLabels(text, start, dot, end, labels));
            dot = start - 1;
        }
        return Labels.startOfLast(text, length, suffixLabels + 1);
    }

    /** How many labels from {@code start} are a suffix: by the rule for them, or for what is right of their first. */
    private int suffixLabels(byte[] text, int start, int dot, int end, int labels) {
        Kind own = suffixes.find(text, start, end);
        if (own == Kind.EXCEPTION) {
            return labels - 1;
        }
        if (own == Kind.SUFFIX || own == Kind.WILD) {
            return labels;
        }
        if (suffixes.find(text, dot + 1, end) == Kind.WILD) {
            return labels;
        }
        boolean second = anyTwoLetters && labels == 2 && end - dot == 3;
        boolean registry =
                second && suffixes.find(text, start, dot) == Kind.SECOND && suffixes.find(text, dot, end) != Kind.FLAT;
        return registry ? 2 : 1;
    }
}
