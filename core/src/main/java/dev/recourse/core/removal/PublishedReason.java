package dev.recourse.core.removal;

import java.util.List;

/** A reason of the published table. There is no way to make another. */
public final class PublishedReason {
    private static final String EVERY_LIST = "*";

    private final String key;
    private final Kind kind;
    private final List<String> lists;
    private final String sentence;

    /** What a reason is for. */
    public enum Kind {
        /** A removal is refused. */
        REFUSAL,
        /** An exemption ends. */
        END
    }

    /** For the reader of the table alone. */
    PublishedReason(String key, Kind kind, List<String> lists, String sentence) {
        this.key = key;
        this.kind = kind;
        this.lists = List.copyOf(lists);
        this.sentence = sentence;
    }

    /** The name in commands, JSON and the store. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** What strangers read. */
    public String sentence() {
        return sentence;
    }

    /** Whether it is published for that list. */
    public boolean isFor(String list) {
        return lists.contains(EVERY_LIST) || lists.contains(list);
    }

    void require(Kind wanted) {
        if (kind != wanted) {
            throw new IllegalArgumentException("'" + key + "' is not a reason of a " + wanted);
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
