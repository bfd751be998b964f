package dev.recourse.app.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The way from edges to their hub, on which somebody sits: the same port for ever, whatever port the hub has. */
final class Link implements AutoCloseable {
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger played = new AtomicInteger();
    private final List<String> snapshotAnswers = new CopyOnWriteArrayList<>();
    private volatile int hubPort;
    private volatile String changesRequest = "";

    /** After so many bytes the next answer with a snapshot is cut; none where it is negative. */
    private final AtomicLong cutSnapshotAfter = new AtomicLong(-1);

    private boolean frozen;
    private volatile Optional<byte[]> kept = Optional.empty();
    private volatile Optional<ByteArrayOutputStream> keeping = Optional.empty();

    Link(int hubPort) throws IOException {
        this.hubPort = hubPort;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    void to(int port) {
        hubPort = port;
    }

    /** Cuts every connection. */
    void cut() {
        open.forEach(Link::close);
    }

    /** Cuts the next answer with a snapshot after so many bytes. */
    void cutSnapshotAfter(long bytes) {
        cutSnapshotAfter.set(bytes);
    }

    /** The first lines of answers with a snapshot. */
    List<String> snapshotAnswers() {
        return snapshotAnswers;
    }

    /** The last request for changes. */
    String changesRequest() {
        return changesRequest;
    }

    /** Keeps connections open and lets nothing through, or lets it through again. */
    synchronized void freeze(boolean now) {
        frozen = now;
        notifyAll();
    }

    /** Keeps what the hub says on the next stream of changes. */
    void keep() {
        keeping = Optional.of(new ByteArrayOutputStream());
    }

    /** Answers streams of changes with what was kept, from now on. */
    void play() {
        ByteArrayOutputStream all = keeping.orElseThrow();
        synchronized (all) {
            kept = Optional.of(all.toByteArray());
        }
        keeping = Optional.empty();
    }

    void stopPlaying() {
        kept = Optional.empty();
    }

    int played() {
        return played.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket edge = listening.accept();
                open.add(edge);
                Thread.ofVirtual().start(() -> carry(edge));
            }
        } catch (IOException e) {
            // Closed.
            cut();
        }
    }

    private void carry(Socket edge) {
        try (edge) {
            String request = head(edge.getInputStream());
            boolean changes = request.contains("/feed/v1/changes");
            if (changes) {
                changesRequest = request;
            }
            Optional<byte[]> replay = kept.filter(k -> changes);
            if (replay.isPresent()) {
                edge.getOutputStream().write(replay.get());
                played.incrementAndGet();
                return;
            }
            try (Socket hub = new Socket(InetAddress.getLoopbackAddress(), hubPort)) {
                open.add(hub);
                hub.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                if (request.contains("/feed/v1/snapshot")) {
                    carrySnapshot(hub.getInputStream(), edge.getOutputStream());
                } else {
                    pump(hub.getInputStream(), edge.getOutputStream(), changes ? keeping : Optional.empty());
                }
            }
        } catch (IOException e) {
            // Either end is gone; so is the other now.
            open.remove(edge);
        }
    }

    private void carrySnapshot(InputStream from, OutputStream to) throws IOException {
        byte[] first = from.readNBytes("HTTP/1.1 200".length());
        snapshotAnswers.add(new String(first, StandardCharsets.ISO_8859_1));
        to.write(first);
        long cut = cutSnapshotAfter.getAndSet(-1);
        if (cut < 0) {
            pump(from, to, Optional.empty());
        } else {
            to.write(from.readNBytes((int) cut));
        }
    }

    private void pump(InputStream from, OutputStream to, Optional<ByteArrayOutputStream> copy) throws IOException {
        byte[] some = new byte[8192];
        for (int read = from.read(some); read >= 0; read = from.read(some)) {
            awaitThaw();
            to.write(some, 0, read);
            if (copy.isPresent()) {
                synchronized (copy.get()) {
                    copy.get().write(some, 0, read);
                }
            }
        }
    }

    private synchronized void awaitThaw() {
        try {
            while (frozen) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
