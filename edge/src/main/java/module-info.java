import org.jspecify.annotations.NullMarked;

/** Answers DNS from what it holds, also while the hub is down. Needs core only. */
@NullMarked
module dev.recourse.edge {
    requires transitive dev.recourse.core;
    requires static org.jspecify;

    exports dev.recourse.edge.answer;
    exports dev.recourse.edge.client;
    exports dev.recourse.edge.dns;
    exports dev.recourse.edge.feed;
    exports dev.recourse.edge.status;
    exports dev.recourse.edge.transfer;
}
