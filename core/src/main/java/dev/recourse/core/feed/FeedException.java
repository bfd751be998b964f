package dev.recourse.core.feed;

/** What came is not a frame that may be believed. The message says why, in the words of a sentence that begins with "it". */
public final class FeedException extends Exception {
    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }
}
