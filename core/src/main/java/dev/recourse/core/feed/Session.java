package dev.recourse.core.feed;

import java.util.HexFormat;

/**
 * The name of one connection, which the edge makes at random. The hub signs it with every frame, so that no frame of another
 * connection can be passed off as one of this.
 */
public record Session(long high, long low) {
    /**
     * Reads the 32 hexadecimal digits that {@link #toString} writes.
     *
     * @throws IllegalArgumentException when they are none
     */
    public static Session parse(String text) {
        if (!text.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a session is 32 hexadecimal digits");
        }
        return new Session(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
