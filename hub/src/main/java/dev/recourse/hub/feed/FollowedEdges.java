package dev.recourse.hub.feed;

import dev.recourse.core.feed.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who follows now, and who did last. Both are limited. */
final class FollowedEdges {
    /** A thread, two buffers and some signatures a second for each. */
    static final int MOST = 64;

    private static final int MOST_GONE = 1_000;

    private final Map<Session, FollowedEdge> connected = new LinkedHashMap<>();
    /** By name, the one that left last. */
    private final Map<String, FollowedEdge> gone = new LinkedHashMap<>();

    synchronized Optional<FollowedEdge> add(FollowRequest request, Instant now) {
        if (connected.size() >= MOST || connected.containsKey(request.session())) {
            return Optional.empty();
        }
        FollowedEdge edge = new FollowedEdge(request, now);
        connected.put(request.session(), edge);
        gone.remove(request.name());
        return Optional.of(edge);
    }

    synchronized void remove(FollowedEdge edge) {
        edge.ended();
        connected.remove(edge.request().session());
        boolean back = connected.values().stream()
                .anyMatch(other -> other.request().name().equals(edge.request().name()));
        if (!back && gone.size() < MOST_GONE) {
            gone.put(edge.request().name(), edge);
        }
    }

    synchronized Optional<FollowedEdge> of(String name, Session session) {
        return Optional.ofNullable(connected.get(session))
                .filter(edge -> edge.request().name().equals(name));
    }

    synchronized int connected() {
        return connected.size();
    }

    synchronized List<EdgeStatus> status(long journal, Instant now) {
        List<FollowedEdge> all = new ArrayList<>(connected.values());
        all.addAll(gone.values());
        return all.stream()
                .map(edge -> edge.status(journal, now))
                .sorted(Comparator.comparing(EdgeStatus::name).thenComparing(EdgeStatus::since))
                .toList();
    }
}
