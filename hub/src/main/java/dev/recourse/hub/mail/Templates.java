package dev.recourse.hub.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** All texts of one language; a translation is another folder with the same files. */
public final class Templates {
    private final Map<Template, TemplateText> texts;

    private Templates(Map<Template, TemplateText> texts) {
        this.texts = texts;
    }

    /** The texts that ship, in English. */
    public static Templates english() {
        return of("en");
    }

    private static Templates of(String language) {
        Map<Template, TemplateText> texts = new EnumMap<>(Template.class);
        String footer = read(language + "/footer.txt");
        for (Template template : Template.values()) {
            texts.put(
                    template,
                    TemplateText.parse(read(language + "/" + template.file()).replace("{footer}", footer)));
        }
        return new Templates(texts);
    }

    TemplateText text(Template template) {
        TemplateText text = texts.get(template);
        if (text == null) {
            throw new IllegalStateException("no text for " + template);
        }
        return text;
    }

    private static String read(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
