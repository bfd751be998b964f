package dev.recourse.hub.feed;

import java.time.Duration;
import java.time.Instant;

/** What is known of one connection: written by its stream and by the edge's own reports. */
final class FollowedEdge {
    private final FollowRequest request;
    private final Instant since;

    private volatile long sent;
    private volatile boolean connected = true;
    private volatile Report report;

    /** @param currentAt when it last had all that there was */
    private record Report(long answered, Instant at, Instant currentAt) {}

    FollowedEdge(FollowRequest request, Instant since) {
        this.request = request;
        this.since = since;
        this.sent = request.after();
        this.report = new Report(request.after(), since, since);
    }

    FollowRequest request() {
        return request;
    }

    void sent(long serial) {
        sent = serial;
    }

    void answers(long serial, long journal, Instant now) {
        report = new Report(serial, now, serial >= journal ? now : report.currentAt);
    }

    /** When it last said how far it is; at the beginning, when it came. */
    Instant heardAt() {
        return report.at;
    }

    void ended() {
        connected = false;
    }

    EdgeStatus status(long journal, Instant now) {
        Report last = report;
        long behind = Math.max(0, journal - last.answered);
        boolean current = behind == 0 && connected;
        return new EdgeStatus(
                request.name(),
                request.address(),
                connected,
                since,
                request.epoch(),
                sent,
                last.answered,
                last.at,
                behind,
                current ? 0 : Math.max(0, Duration.between(last.currentAt, now).toSeconds()));
    }
}
