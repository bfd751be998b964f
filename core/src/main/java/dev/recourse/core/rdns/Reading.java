package dev.recourse.core.rdns;

import dev.recourse.core.address.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What has been found in one name so far. Made for one name, used by one thread, and gone with the verdict; so it is
 * arrays and not lists.
 */
final class Reading {
    /** Who is found first stays: the finders go from the surest form to the weakest. */
    private @Nullable EmbeddedForm form;

    private int addressStart;
    private int addressEnd;

    final PtrName name;
    final byte[] text;
    /** The end of the part left of the registrable domain, where words and addresses are looked for. */
    final int hostEnd;

    final IpAddress address;
    int features;

    /** Runs of digits in the host part: start, end, value; a value is -1 above 18 digits. */
    private final long[] numbers;

    private int numberCount;
    private final @Nullable Word[] words = new Word[Feature.WORD_KINDS.size()];
    private final int[] wordStarts = new int[words.length];
    private final int[] wordEnds = new int[words.length];

    Reading(PtrName name, int hostEnd, IpAddress address) {
        this.name = name;
        this.text = name.text;
        this.hostEnd = hostEnd;
        this.address = address;
        this.numbers = new long[3 * (hostEnd / 2 + 1)];
    }

    boolean has(Feature feature) {
        return feature.in(features);
    }

    void add(Feature feature) {
        features |= feature.bit();
    }

    // Numbers

    void number(int start, int end, long value) {
        int at = 3 * numberCount++;
        numbers[at] = start;
        numbers[at + 1] = end;
        numbers[at + 2] = value;
    }

    int numberCount() {
        return numberCount;
    }

    int numberStart(int index) {
        return (int) numbers[3 * index];
    }

    int numberEnd(int index) {
        return (int) numbers[3 * index + 1];
    }

    long number(int index) {
        return numbers[3 * index + 2];
    }

    int digits(int index) {
        return numberEnd(index) - numberStart(index);
    }

    // Words

    /** Keeps the surest word of each kind, of equals the one nearest the domain. */
    void word(Word word, int start, int end) {
        int kind = word.kind().index();
        Word known = words[kind];
        if (known == null || known.weight() <= word.weight()) {
            words[kind] = word;
            wordStarts[kind] = start;
            wordEnds[kind] = end;
        }
        add(word.kind());
    }

    @Nullable Word word(Feature kind) {
        return words[kind.index()];
    }

    int wordStart(Feature kind) {
        return wordStarts[kind.index()];
    }

    int wordEnd(Feature kind) {
        return wordEnds[kind.index()];
    }

    // The address

    /** Remembers how the address stands in the name. */
    void embedded(EmbeddedForm found, Feature strength, int start, int end) {
        if (form == null) {
            form = found;
            addressStart = start;
            addressEnd = end;
            add(strength);
        }
    }

    boolean isEmbedded() {
        return form != null;
    }

    @Nullable EmbeddedForm form() {
        return form;
    }

    int addressStart() {
        return addressStart;
    }

    int addressEnd() {
        return addressEnd;
    }
}
