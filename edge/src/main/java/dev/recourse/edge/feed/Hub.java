package dev.recourse.edge.feed;

import dev.recourse.core.feed.Session;
import dev.recourse.core.snapshot.SnapshotException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A hub over HTTP. {@code HttpURLConnection} is what java.base has, and its read timeout is what a follower needs most: a hub
 * that has gone silent is found out (docs/decisions/0034).
 */
public final class Hub {
    private static final int CONNECT_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    /** Four heartbeats. */
    private static final int SILENCE_MILLIS = (int) Duration.ofSeconds(8).toMillis();
    /** A large snapshot may have to be written first. */
    private static final int SNAPSHOT_SILENCE_MILLIS =
            (int) Duration.ofSeconds(60).toMillis();

    private static final int LONGEST_REASON = 300;

    private final URI url;
    private final Consumer<HttpURLConnection> credentials;

    /**
     * A hub.
     *
     * @param url as in https://bl.example.org, without a last slash
     * @param credentials shows, on each connection that is about to be opened, what lets us in
     */
    public Hub(URI url, Consumer<HttpURLConnection> credentials) {
        this.url = url;
        this.credentials = credentials;
    }

    /** What the hub says to an edge that wants to follow. */
    sealed interface Told {
        /** It may. */
        record Follow(HubStream stream) implements Told {}

        /** It has to take the snapshot first. */
        record TakeSnapshot(String reason) implements Told {}
    }

    /** A connection on which changes come. */
    record HubStream(HttpURLConnection connection, InputStream in) implements AutoCloseable {
        /** Without reading on, as closing the stream would. */
        @Override
        public void close() {
            connection.disconnect();
        }
    }

    /**
     * Takes the snapshot, from where it was cut off before if the hub still has that one.
     *
     * @param atLeast not older than this serial, if the hub has it
     * @throws SnapshotException when it is not wanted
     */
    void snapshot(long atLeast, Arriving to) throws IOException, SnapshotException {
        HttpURLConnection connection = open("/feed/v1/snapshot?serial=" + atLeast, SNAPSHOT_SILENCE_MILLIS);
        Optional<Arriving.Part> part = to.part();
        part.ifPresent(there -> {
            connection.setRequestProperty("Range", "bytes=" + there.length() + "-");
            connection.setRequestProperty("If-Range", '"' + there.tag() + '"');
        });
        try {
            boolean goesOn = part.isPresent() && connection.getResponseCode() == HttpURLConnection.HTTP_PARTIAL;
            if (goesOn) {
                requireFrom(connection, part.get().length());
            } else {
                requireOk(connection);
            }
            try (InputStream in = connection.getInputStream()) {
                if (goesOn) {
                    to.goOn(in);
                } else {
                    to.begin(in);
                }
            }
        } finally {
            connection.disconnect();
        }
    }

    private void requireFrom(HttpURLConnection connection, long first) throws IOException {
        String range = String.valueOf(connection.getHeaderField("Content-Range"));
        if (!range.startsWith("bytes " + first + "-")) {
            throw new IOException(url + " goes on with another part than was asked for");
        }
    }

    /** Asks for what is behind a position. */
    Told changes(Session session, Position position, long changedAt, long policy) throws IOException {
        HttpURLConnection connection = open(
                "/feed/v1/changes?session=" + session + "&epoch=" + position.epoch() + "&after=" + position.serial()
                        + "&at=" + changedAt + "&policy=" + Long.toHexString(policy),
                SILENCE_MILLIS);
        boolean follows = false;
        try {
            if (connection.getResponseCode() == HttpURLConnection.HTTP_GONE) {
                return new Told.TakeSnapshot(reason(connection));
            }
            requireOk(connection);
            follows = true;
            return new Told.Follow(new HubStream(connection, connection.getInputStream()));
        } finally {
            if (!follows) {
                connection.disconnect();
            }
        }
    }

    /** Says up to which serial is answered here, for the hub's status. */
    void answers(Session session, long serial) throws IOException {
        HttpURLConnection connection =
                open("/feed/v1/position?session=" + session + "&serial=" + serial, SILENCE_MILLIS);
        connection.setRequestMethod("POST");
        try {
            connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection open(String path, int silence) throws IOException {
        if (!(URI.create(url + path).toURL().openConnection() instanceof HttpURLConnection connection)) {
            throw new IOException(url + " is not an http or https URL");
        }
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(silence);
        connection.setUseCaches(false);
        // A connection that was kept open may be dead by the next request, and that is found out by a timeout only.
        connection.setRequestProperty("Connection", "close");
        // A redirection would carry the token to another place.
        connection.setInstanceFollowRedirects(false);
        credentials.accept(connection);
        return connection;
    }

    private void requireOk(HttpURLConnection connection) throws IOException {
        int code = connection.getResponseCode();
        if (code == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new IOException(
                    url + " does not know us: a line of its feed.tokens must have our token, or the name of our"
                            + " certificate");
        }
        if (code == HttpURLConnection.HTTP_NOT_FOUND) {
            throw new IOException(url + " has no feed: feed.tokens is not set there, or it is not a hub");
        }
        if (code != HttpURLConnection.HTTP_OK) {
            throw new IOException(url + " answers " + code + ": " + reason(connection));
        }
    }

    private static String reason(HttpURLConnection connection) throws IOException {
        try (InputStream error = connection.getErrorStream()) {
            return error == null
                    ? ""
                    : new String(error.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8)
                            .replaceAll("[^ -~]", " ")
                            .strip();
        }
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
