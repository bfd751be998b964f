package dev.recourse.hub.removal;

import dev.recourse.hub.store.LinkHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The secrets of links.
 *
 * @param source gives a new one each time, of at least 128 random bits
 */
record Tokens(Supplier<String> source) {
    /** 128 bits are 26 characters of base 32. */
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{26,64}");

    String next() {
        String token = source.get();
        if (!isToken(token)) {
            throw new IllegalStateException("the source of tokens gave one of another form");
        }
        return token;
    }

    /** Whether it has the form of one: all else is not looked for. */
    static boolean isToken(String text) {
        return FORM.matcher(text).matches();
    }

    static LinkHash hash(String token) {
        try {
            return new LinkHash(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
