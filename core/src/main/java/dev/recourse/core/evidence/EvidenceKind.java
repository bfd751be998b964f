package dev.recourse.core.evidence;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was observed. Stored by name: add, never rename. */
public enum EvidenceKind {
    /** Unsolicited bulk mail came from the address, to a trap or to people who complained. */
    SPAM(Duration.ofDays(90), "seen sending spam"),
    /** The address sends many unwanted mails at this moment. */
    BURST(Duration.ofDays(30), "seen sending a burst of unwanted mail"),
    /** A test showed that the address carries mail for strangers, or spam of strangers came through it. */
    RELAY(Duration.ofDays(90), "found to carry mail for strangers"),
    /** The address delivered mail. Evidence of sending, of no abuse: by itself it lists nothing. */
    DELIVERED(Duration.ofDays(30), "seen sending mail");

    private final Duration retention;
    private final String words;

    EvidenceKind(Duration retention, String words) {
        this.retention = retention;
        this.words = words;
    }

    /** How long after it was seen evidence is kept; older is not taken either. */
    public Duration retention() {
        return retention;
    }

    /** What was observed, as a clause behind "was", for strangers. */
    public String words() {
        return words;
    }

    /** As it is typed: {@code spam}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word, in upper or lower case. */
    public static Optional<EvidenceKind> tryParse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All words, for messages. */
    public static String choices() {
        return Arrays.stream(values()).map(EvidenceKind::word).collect(Collectors.joining(", "));
    }
}
