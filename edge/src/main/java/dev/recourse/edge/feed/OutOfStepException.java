package dev.recourse.edge.feed;

/** What came is the hub's, and does not go on from what is answered here: the snapshot is needed. */
final class OutOfStepException extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfStepException(String message) {
        super(message);
    }
}
