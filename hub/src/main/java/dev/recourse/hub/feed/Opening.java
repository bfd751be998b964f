package dev.recourse.hub.feed;

/** What becomes of an edge that wants to follow. */
public sealed interface Opening {
    /** It follows. */
    record Followed(FeedStream stream) implements Opening {}

    /** There is no way on from where it is: it takes the snapshot first. */
    record Gone(String reason) implements Opening {}

    /** As many follow as may. */
    record Full() implements Opening {}
}
