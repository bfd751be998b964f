package dev.recourse.edge.feed;

import dev.recourse.core.snapshot.PublicKey;
import java.util.Optional;

/**
 * What an edge keeps beside its snapshot file.
 *
 * @param seen the furthest position that it has ever had from its hub
 * @param currentAt when the snapshot file was last known to be all that the hub had, in seconds since 1970
 * @param key who signed what the hub sent last, for an edge that was not told whom to trust
 */
record Noted(Position seen, long currentAt, Optional<PublicKey> key) {
    static final Noted NOTHING = new Noted(Position.NONE, 0, Optional.empty());

    /** The same, without how far it has been. */
    Noted forgotten() {
        return new Noted(Position.NONE, currentAt, key);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is not that
     */
    static Noted parse(String text) {
        String[] words = text.strip().split(" ");
        if (words.length != 4) {
            throw new IllegalArgumentException("not a position, a time and a key");
        }
        return new Noted(
                new Position(Long.parseLong(words[0]), Long.parseLong(words[1])),
                Long.parseLong(words[2]),
                words[3].equals("-") ? Optional.empty() : Optional.of(PublicKey.parse(words[3])));
    }

    @Override
    public String toString() {
        return seen.epoch() + " " + seen.serial() + " " + currentAt + " "
                + key.map(PublicKey::toString).orElse("-") + "\n";
    }
}
