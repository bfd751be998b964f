package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/** Merges sorted parts; the pairs of one address become one reading. */
final class MergedParts implements Readings {
    /** The names of one address that are kept, first in order: the classifier reads fewer. */
    private static final int NAMES_MAX = 16;

    private static final String NOT_KNOWN = "?";

    private final List<Part> all = new ArrayList<>();
    private final PriorityQueue<Part> queue = new PriorityQueue<>(
            Comparator.comparing((Part part) -> part.address).thenComparingInt(part -> part.index));

    MergedParts(List<Path> parts) {
        try {
            for (Path path : parts) {
                Part part = new Part(path, all.size());
                all.add(part);
                push(part);
            }
        } catch (UncheckedIOException e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return !queue.isEmpty();
    }

    @Override
    public Reading next() {
        if (queue.isEmpty()) {
            throw new NoSuchElementException();
        }
        IpAddress address = queue.element().address;
        TreeSet<String> names = new TreeSet<>();
        boolean none = false;
        long readAt = 0;
        while (!queue.isEmpty() && queue.element().address.equals(address)) {
            Part part = queue.remove();
            readAt = Math.max(readAt, part.readAt);
            none |= part.name.isEmpty();
            if (!part.name.isEmpty() && !part.name.equals(NOT_KNOWN)) {
                names.add(part.name);
            }
            push(part);
        }
        if (names.isEmpty() && !none) {
            return new Reading(address, Optional.empty(), readAt);
        }
        return new Reading(address, Optional.of(names.stream().limit(NAMES_MAX).toList()), readAt);
    }

    private void push(Part part) {
        if (part.advance()) {
            queue.add(part);
        }
    }

    @Override
    public void close() {
        all.forEach(Part::close);
    }

    /** One sorted part, at one pair of it. */
    private static final class Part {
        private final Path path;
        private final int index;
        private final DataInputStream in;
        private IpAddress address = new IpAddress(0, 0);
        private long readAt;
        private String name = "";

        Part(Path path, int index) {
            this.path = path;
            this.index = index;
            try {
                this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        boolean advance() {
            try {
                address = new IpAddress(in.readLong(), in.readLong());
                readAt = in.readLong();
                name = new String(in.readNBytes(in.readShort()), StandardCharsets.UTF_8);
                return true;
            } catch (EOFException e) {
                return false;
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        private UncheckedIOException unreadable(IOException e) {
            return new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
