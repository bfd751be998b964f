package dev.recourse.core.rdns;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of verdicts. All of them are in one file of keys, so that a translation is another such file.
 *
 * <p>A rule has the key {@code rule.ID}; a rule of the operator's own without one is told by its class, {@code
 * class.CLASS}. <code>{address}</code>, <code>{word}</code> and <code>{form}</code> stand for what was found.
 */
public final class PtrTexts {
    private final Map<String, Piece[]> texts = new HashMap<>();

    /** A part of a sentence: text, or the name of what is put in. */
    private record Piece(String text, boolean isSlot) {}

    private PtrTexts(Properties properties) {
        properties.forEach((key, text) -> texts.put((String) key, pieces((String) text)));
    }

    /** English, as shipped. */
    public static PtrTexts english() {
        return English.TEXTS;
    }

    private static final class English {
        static final PtrTexts TEXTS = of(Resources.text("texts.properties"));
    }

    /** Texts in the form of a Java properties file, UTF-8. */
    public static PtrTexts of(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PtrTexts(properties);
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The text of a key, without anything put in. */
    public String text(String key) {
        StringBuilder out = new StringBuilder();
        append(out, key, null);
        return out.toString();
    }

    /** The sentence on a verdict: what was found, then what must be said besides, in one line. */
    public String sentence(PtrVerdict verdict) {
        StringBuilder out = new StringBuilder(160);
        String key = "rule." + verdict.rule().rule();
        append(out, has(key) ? key : "class." + verdict.ptrClass(), verdict);
        for (Note note : verdict.notes()) {
            out.append(' ');
            append(out, "note." + note, verdict);
        }
        verdict.malformed().ifPresent(fault -> {
            out.append(' ');
            append(out, "malformed." + fault, verdict);
        });
        return out.toString();
    }

    private void append(StringBuilder out, String key, @Nullable PtrVerdict verdict) {
        Piece[] pieces = texts.get(key);
        if (pieces == null) {
            // A translation that lacks a line: the key is better than nothing, and the lint finds it first.
            out.append(key);
            return;
        }
        for (Piece piece : pieces) {
            if (!piece.isSlot()) {
                out.append(piece.text());
            } else if (verdict != null) {
                put(out, piece.text(), verdict);
            }
        }
    }

    private void put(StringBuilder out, String slot, PtrVerdict verdict) {
        switch (slot) {
            case "word" -> out.append(verdict.word().orElse(""));
            case "form" -> verdict.embedded().ifPresent(form -> append(out, "form." + form, null));
            case "address" -> out.append(found(verdict, Span.Kind.ADDRESS));
            default -> out.append('{').append(slot).append('}');
        }
    }

    private static String found(PtrVerdict verdict, Span.Kind kind) {
        for (Span span : verdict.spans()) {
            if (span.kind() == kind) {
                return span.of(verdict.name());
            }
        }
        return "";
    }

    private static Piece[] pieces(String text) {
        String[] parts = text.split("[{}]", -1);
        Piece[] pieces = new Piece[parts.length];
        for (int i = 0; i < parts.length; i++) {
            pieces[i] = new Piece(parts[i], i % 2 == 1);
        }
        return pieces;
    }
}
