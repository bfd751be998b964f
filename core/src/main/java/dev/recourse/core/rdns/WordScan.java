package dev.recourse.core.rdns;

/**
 * One walk over the host part: its words, numbers and labels made by machines.
 *
 * <p>Words are whole: the name is split at everything but letters, and at the border of letters and digits. What is no
 * word is tried as two or three that were written together ({@code staticip}), each of them whole; and then for a
 * beginning or end that a rule set allows ({@code examplemail}).
 */
final class WordScan {
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_GLUED = 32;
    private static final int LONG_NUMBER = 3;
    private static final int MOST_DIGITS = 18;
    private static final int SHORTEST_CODE = 6;
    private static final int SHORTEST_HEX_CODE = 7;
    /** In {@code 79db03cm} the letters between are no words. */
    private static final int PARTS_OF_A_CODE = 4;

    private static final int SPEAKING =
            Feature.DYNAMIC.bit() | Feature.ASSIGNED.bit() | Feature.LINE.bit() | Feature.HOME.bit();
    private static final int LINES = Feature.ASSIGNED.bit() | Feature.LINE.bit();

    private final Vocabulary words;
    private final Reading reading;
    private final byte[] text;
    private int unknown;
    private int speaking;
    private int denyEnd = -1;
    private boolean firstLabel = true;
    private boolean numberInFirst;
    /** Of the label under way: whether all its words name lines. */
    private boolean lineLabel;

    private boolean otherInLabel;
    private boolean inCode;

    private WordScan(Vocabulary words, Reading reading) {
        this.words = words;
        this.reading = reading;
        this.text = reading.text;
    }

    static void scan(Vocabulary words, Reading reading) {
        new WordScan(words, reading).scan();
    }

    private void scan() {
        int end = reading.hostEnd;
        int i = 0;
        while (i < end) {
            byte kind = Characters.kind(text[i]);
            if (kind == Characters.LETTER || kind == Characters.DIGIT) {
                i = run(i, end);
            } else {
                if (kind == Characters.DOT) {
                    labelEnds();
                }
                i++;
            }
        }
        labelEnds();
        if (unknown == 0 && end > 0) {
            reading.add(Feature.ONLY_WORDS);
        }
        if (speaking > 1) {
            reading.add(Feature.SEVERAL_DYNAMIC);
        }
    }

    private void labelEnds() {
        if (!firstLabel && lineLabel && !otherInLabel && numberInFirst) {
            reading.add(Feature.BELOW_LINE);
        }
        firstLabel = false;
        lineLabel = false;
        otherInLabel = false;
    }

    /** A run of letters and digits: its words and numbers, and whether a machine made it. */
    private int run(int start, int end) {
        int stop = start;
        int parts = 0;
        int digits = 0;
        boolean hex = true;
        byte last = Characters.OTHER;
        while (stop < end) {
            byte kind = Characters.kind(text[stop]);
            if (kind != Characters.LETTER && kind != Characters.DIGIT) {
                break;
            }
            parts += kind == last ? 0 : 1;
            digits += kind == Characters.DIGIT ? 1 : 0;
            hex &= Characters.hex(text[stop]) >= 0;
            last = kind;
            stop++;
        }
        boolean mixed = parts >= 3 && stop - start >= SHORTEST_CODE;
        if (digits >= 2 && (mixed || (hex && parts >= 2 && stop - start >= SHORTEST_HEX_CODE))) {
            reading.add(Feature.CODE);
        }
        inCode = parts >= PARTS_OF_A_CODE || (hex && parts >= 2 && stop - start >= SHORTEST_HEX_CODE);
        parts(start, stop);
        return stop;
    }

    private void parts(int start, int end) {
        int i = start;
        while (i < end) {
            int part = i;
            byte kind = Characters.kind(text[i]);
            while (i < end && Characters.kind(text[i]) == kind) {
                i++;
            }
            if (kind == Characters.DIGIT) {
                number(part, i);
            } else {
                letters(part, i);
            }
        }
    }

    private void number(int start, int end) {
        long value = -1;
        if (end - start <= MOST_DIGITS) {
            value = 0;
            for (int i = start; i < end; i++) {
                value = value * 10 + text[i] - '0';
            }
        }
        reading.number(start, end, value);
        reading.add(Feature.NUMBER);
        numberInFirst |= firstLabel;
        if (end - start >= LONG_NUMBER) {
            reading.add(Feature.LONG_NUMBER);
        }
    }

    private void letters(int start, int end) {
        if (inCode && end - start < SHORTEST_PART) {
            unknown++;
            return;
        }
        Word word = words.whole(start, end, text);
        if (word != null) {
            found(word, start, end);
        } else if (end - start > LONGEST_GLUED || !glued(start, end, 1)) {
            unknown++;
            otherInLabel = true;
            affix(start, end);
        }
    }

    private void affix(int start, int end) {
        Word word = words.affix(text, start, end);
        if (word != null) {
            found(word, start, end);
        }
    }

    /** Whether the letters are two or three words written together; they are found then. */
    private boolean glued(int start, int end, int cuts) {
        int hash = 0;
        for (int i = start; i < end - 1; i++) {
            hash = ByteTable.next(hash, text[i]);
            Word first = i == start ? null : words.whole(start, i + 1, text, hash);
            if (first != null && canBePart(first)) {
                Word second = words.whole(i + 1, end, text);
                if (second != null && canBePart(second)) {
                    part(first, start, i + 1);
                    part(second, i + 1, end);
                    return true;
                }
                if (cuts > 0 && second == null && glued(i + 1, end, cuts - 1)) {
                    part(first, start, i + 1);
                    return true;
                }
            }
        }
        return false;
    }

    /** Words of homes are too common inside others: {@code usernat}, {@code kabelnet} are names of departments. */
    private void part(Word word, int start, int end) {
        if (word.kind() != Feature.HOME) {
            found(word, start, end);
        }
    }

    private static boolean canBePart(Word word) {
        return word.text().length() >= SHORTEST_PART || word.kind() == Feature.MACHINE || word.kind() == Feature.DENY;
    }

    private void found(Word word, int start, int end) {
        if (denied(word, start)) {
            return;
        }
        reading.word(word, start, end);
        int bit = word.kind().bit();
        speaking += (bit & SPEAKING) == 0 ? 0 : 1;
        lineLabel |= (bit & LINES) != 0;
        switch (word.kind()) {
            case DENY -> denyEnd = end;
            case MAIL -> reading.add(firstLabel ? Feature.MAIL_FIRST : Feature.MAIL_LATER);
            case SERVER -> {
                if (firstLabel) {
                    reading.add(Feature.SERVER_FIRST);
                }
            }
            default -> {}
        }
    }

    /** {@code non-static} and {@code nostatic} say dynamic; {@code non-dynamic} says nothing. */
    private boolean denied(Word word, int start) {
        if (denyEnd < 0 || start - denyEnd > 1) {
            return false;
        }
        if (word.kind() == Feature.STATIC) {
            Word dynamic = words.denied(word);
            reading.word(dynamic, start, start + word.text().length());
            speaking++;
            return true;
        }
        return word.kind() == Feature.DYNAMIC;
    }
}
