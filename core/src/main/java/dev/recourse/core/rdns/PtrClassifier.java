package dev.recourse.core.rdns;

import dev.recourse.core.address.IpAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a reverse-DNS name says of its address, by a {@link RuleSet}.
 *
 * <p>A pure function: the same address, names and version of the rules give the same verdict. It may be used by many
 * threads. Any text is taken as a name; the time for one is bounded, since of a name longer than DNS allows only the
 * end is read.
 */
public final class PtrClassifier {
    /** Of an address with more PTR records the rest is not read (RFC 8601 3 asks for such a limit). */
    public static final int MOST_NAMES = 10;

    private final RuleSet rules;
    private final Vocabulary words;
    private final ByteTable<Scheme[]> schemes;
    private final Scheme[] unfiledSchemes;
    private final Decision[] decisions;
    private final PublicSuffixes suffixes;
    private final boolean withSchemes;
    private final PtrVerdict none;

    private PtrClassifier(RuleSet rules, PublicSuffixes suffixes, boolean withSchemes) {
        this.rules = rules;
        this.suffixes = suffixes;
        this.withSchemes = withSchemes;
        this.words = rules.vocabulary();
        Map<String, Scheme[]> byEnding = withSchemes ? rules.schemesByEnding() : Map.of();
        this.schemes = new ByteTable<>(byEnding);
        this.unfiledSchemes = byEnding.getOrDefault("", new Scheme[0]);
        this.decisions = rules.decisions().toArray(Decision[]::new);
        this.none = new PtrVerdict(
                PtrClass.NONE,
                1,
                new RuleId("no-ptr", rules.version()),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    /** With the rules that come with the program. */
    public static PtrClassifier shipped() {
        return Shipped.CLASSIFIER;
    }

    /** Only made when first asked for. */
    private static final class Shipped {
        static final PtrClassifier CLASSIFIER = of(Resources.text("rules.txt"));
    }

    /**
     * With rules of the operator's own, in the format of docs/formats/rdns-rules.md.
     *
     * @throws RuleSetException with the line and the reason
     */
    public static PtrClassifier of(String rules) {
        return new PtrClassifier(RuleSetReader.read(rules), PublicSuffixes.shipped(), true);
    }

    /** The same rules without the schemes of single providers. */
    public PtrClassifier withoutSchemes() {
        return new PtrClassifier(rules, suffixes, false);
    }

    /** The same rules with another knowledge of where registrable domains begin. */
    public PtrClassifier with(PublicSuffixes other) {
        return new PtrClassifier(rules, other, withSchemes);
    }

    /** The version of the rules. */
    public String version() {
        return rules.version();
    }

    RuleSet rules() {
        return rules;
    }

    /** The verdict on one name; an empty one is no PTR. */
    public PtrVerdict classify(IpAddress address, String name) {
        if (name.isEmpty()) {
            return none;
        }
        PtrName read = PtrName.of(name);
        if (read.length == 0) {
            return none;
        }
        return judge(read(read, address));
    }

    /** The verdict on all names of an address: that of the least dynamic, which says so where they differ. */
    public PtrVerdict classify(IpAddress address, List<String> names) {
        if (names.isEmpty()) {
            return none;
        }
        if (names.size() == 1) {
            return classify(address, names.getFirst());
        }
        List<PtrVerdict> verdicts = names.stream()
                .limit(MOST_NAMES)
                .map(name -> classify(address, name))
                .toList();
        return Several.leastDynamic(verdicts, names.size() > MOST_NAMES);
    }

    private Reading read(PtrName name, IpAddress address) {
        int end = ReverseTree.end(name);
        boolean noName = end == 0 || NameFaults.isAddress(name);
        NameFaults.find(name);
        int host = Math.max(suffixes.registrableStart(name.text, end) - 1, 0);
        Reading reading = new Reading(name, host, address);
        WordScan.scan(words, reading);
        if (address.isIpv4()) {
            findIpv4(reading, address.ipv4Bits());
        } else {
            Ipv6Forms.find(reading);
        }
        if (reading.has(Feature.NUMBER)) {
            OtherAddress.find(reading);
        }
        whole(reading, end, noName);
        return reading;
    }

    /** What is true of the name as a whole. */
    private void whole(Reading reading, int end, boolean noName) {
        if (noName) {
            reading.add(Feature.NO_NAME);
        } else if (end != reading.name.length) {
            reading.add(Feature.REVERSE_TREE);
        } else if (reading.hostEnd == 0) {
            reading.add(Feature.BARE);
        }
        int start = reading.hostEnd == 0 ? 0 : reading.hostEnd + 1;
        int stop = start;
        while (stop < end && Characters.kind(reading.text[stop]) == Characters.LETTER) {
            stop++;
        }
        Word word = words.affix(reading.text, start, stop);
        if (word != null && word.kind() == Feature.MAIL) {
            reading.add(Feature.MAIL_DOMAIN);
        }
    }

    private static void findIpv4(Reading reading, int bits) {
        if (reading.has(Feature.NUMBER)) {
            DecimalForms.findWhole(reading, bits);
        }
        if (!reading.isEmbedded()) {
            HexForms.findWhole(reading, bits);
        }
        if (!reading.isEmbedded() && reading.has(Feature.NUMBER)) {
            DecimalForms.findPart(reading, bits);
            HexForms.findPart(reading, bits);
            HexForms.findTwo(reading, bits);
            DecimalForms.findLast(reading, bits);
        }
    }

    private PtrVerdict judge(Reading reading) {
        Scheme scheme = scheme(reading);
        if (scheme != null) {
            return verdict(reading, scheme.id(), scheme.ptrClass(), scheme.confidence(), null, scheme);
        }
        for (Decision decision : decisions) {
            if (decision.condition().holds(reading.features)) {
                Word word = decidingWord(reading, decision.condition());
                double weight = word == null ? 1 : word.weight();
                return verdict(reading, decision.id(), decision.ptrClass(), decision.confidence() * weight, word, null);
            }
        }
        throw new IllegalStateException("the last decision has no condition");
    }

    private @Nullable Scheme scheme(Reading reading) {
        byte[] text = reading.text;
        int key = Labels.startOfLast(text, reading.name.length, 2);
        Scheme[] filed = schemes.find(text, key, reading.name.length);
        Scheme found = filed == null ? null : scheme(reading, filed);
        return found != null || unfiledSchemes.length == 0 ? found : scheme(reading, unfiledSchemes);
    }

    private static @Nullable Scheme scheme(Reading reading, Scheme[] candidates) {
        for (Scheme scheme : candidates) {
            if (scheme.condition().holds(reading.features)
                    && scheme.ending().find(reading.text, reading.name.length) >= 0) {
                return scheme;
            }
        }
        return null;
    }

    private static @Nullable Word decidingWord(Reading reading, Condition condition) {
        int wanted = condition.wanted() & reading.features;
        for (Feature kind : Feature.WORD_KINDS) {
            if (kind.in(wanted)) {
                return reading.word(kind);
            }
        }
        return null;
    }

    private PtrVerdict verdict(
            Reading reading,
            RuleId rule,
            PtrClass ptrClass,
            double confidence,
            @Nullable Word word,
            @Nullable Scheme scheme) {
        return new PtrVerdict(
                ptrClass,
                Math.round(confidence * 100) / 100.0,
                rule,
                reading.name.shown(),
                spans(reading, word, scheme),
                Optional.ofNullable(reading.form()),
                word == null ? Optional.empty() : Optional.of(word.text()),
                scheme == null ? Optional.empty() : Optional.of(scheme.id().rule()),
                notes(reading, ptrClass, word),
                reading.name.malformed());
    }

    private static List<Span> spans(Reading reading, @Nullable Word word, @Nullable Scheme scheme) {
        List<Span> spans = new ArrayList<>(3);
        if (reading.isEmbedded()) {
            spans.add(reading.name.span(reading.addressStart(), reading.addressEnd(), Span.Kind.ADDRESS));
        }
        if (word != null) {
            spans.add(reading.name.span(reading.wordStart(word.kind()), reading.wordEnd(word.kind()), Span.Kind.WORD));
        }
        if (scheme != null) {
            int start = scheme.ending().find(reading.text, reading.name.length);
            spans.add(reading.name.span(start, reading.name.length, Span.Kind.SCHEME));
        }
        return spans;
    }

    private static Set<Note> notes(Reading reading, PtrClass ptrClass, @Nullable Word word) {
        boolean dynamic = reading.has(Feature.DYNAMIC);
        boolean conflict = ptrClass == PtrClass.STATIC && (dynamic || reading.has(Feature.ASSIGNED));
        boolean line = ptrClass == PtrClass.DYNAMIC && word != null && word.kind() == Feature.LINE;
        boolean denied = reading.has(Feature.DENY) && dynamic;
        boolean other = reading.has(Feature.OTHER);
        if (!(conflict || line || denied || other)) {
            return Set.of();
        }
        EnumSet<Note> notes = EnumSet.noneOf(Note.class);
        add(notes, Note.DYNAMIC_AND_STATIC, conflict);
        add(notes, Note.LINE_NOT_ASSIGNMENT, line);
        add(notes, Note.STATIC_DENIED, denied);
        add(notes, Note.NOT_ITS_OWN_ADDRESS, other);
        return notes;
    }

    private static void add(Set<Note> notes, Note note, boolean holds) {
        if (holds) {
            notes.add(note);
        }
    }
}
