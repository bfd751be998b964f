package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Reads what {@link ReadingsWriter} wrote. {@link #find} is safe for any number of threads. */
final class ReadingsFile implements AutoCloseable {
    private static final int END = 32;
    private static final int INDEX_ROW = 24;

    private final Path path;
    private final FileChannel channel;
    private final IpAddress[] firsts;
    private final long[] offsets;
    private final long readings;

    private ReadingsFile(Path path, FileChannel channel, IpAddress[] firsts, long[] offsets, long readings) {
        this.path = path;
        this.channel = channel;
        this.firsts = firsts;
        this.offsets = offsets;
        this.readings = readings;
    }

    /** @throws UncheckedIOException when it is damaged or cannot be read */
    static ReadingsFile open(Path path) {
        try {
            FileChannel channel = FileChannel.open(path);
            try {
                return open(path, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static ReadingsFile open(Path path, FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer end = ByteBuffer.wrap(bytes(channel, Math.max(0, size - END), END));
        long indexAt = end.getLong();
        int blocks = end.getInt();
        long readings = end.getLong();
        int crc = end.getInt();
        long indexSize = size - END - indexAt;
        if (end.getLong() != ReadingsWriter.MARK || blocks < 0 || indexSize != (long) blocks * INDEX_ROW) {
            throw new IOException("it is not whole");
        }
        byte[] index = bytes(channel, indexAt, (int) indexSize);
        if (ReadingsWriter.crc(index, index.length) != crc) {
            throw new IOException("its index is damaged");
        }
        IpAddress[] firsts = new IpAddress[blocks];
        long[] offsets = new long[blocks];
        ByteBuffer rows = ByteBuffer.wrap(index);
        for (int i = 0; i < blocks; i++) {
            firsts[i] = new IpAddress(rows.getLong(), rows.getLong());
            offsets[i] = rows.getLong();
        }
        return new ReadingsFile(path, channel, firsts, offsets, readings);
    }

    long readings() {
        return readings;
    }

    /** The reading of one address. */
    Optional<Reading> find(IpAddress address) {
        int at = Arrays.binarySearch(firsts, address);
        int block = at >= 0 ? at : -at - 2;
        return block < 0
                ? Optional.empty()
                : block(block).stream().filter(r -> r.address().equals(address)).findFirst();
    }

    /** All of them, in order. Closing it closes this. */
    Readings all() {
        return new Readings() {
            private int nextBlock;
            private int next;
            private List<Reading> block = List.of();

            @Override
            public boolean hasNext() {
                if (next == block.size() && nextBlock < firsts.length) {
                    block = block(nextBlock++);
                    next = 0;
                }
                return next < block.size();
            }

            @Override
            public Reading next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return block.get(next++);
            }

            @Override
            public void close() {
                ReadingsFile.this.close();
            }
        };
    }

    private List<Reading> block(int number) {
        try {
            ByteBuffer head = ByteBuffer.wrap(bytes(channel, offsets[number], 8));
            int length = head.getInt();
            int crc = head.getInt();
            if (length < 0 || length > channel.size()) {
                throw new IOException("a block is damaged");
            }
            byte[] packed = bytes(channel, offsets[number] + 8, length);
            if (ReadingsWriter.crc(packed, length) != crc) {
                throw new IOException("a block is damaged");
            }
            return readings(new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static List<Reading> readings(byte[] raw) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(raw));
        List<Reading> readings = new ArrayList<>(ReadingsWriter.BLOCK);
        while (in.available() > 0) {
            IpAddress address = new IpAddress(in.readLong(), in.readLong());
            long readAt = in.readLong();
            int count = in.readByte();
            List<String> names = new ArrayList<>(Math.max(0, count));
            for (int i = 0; i < count; i++) {
                names.add(new String(in.readNBytes(in.readShort()), StandardCharsets.UTF_8));
            }
            readings.add(new Reading(address, count < 0 ? Optional.empty() : Optional.of(names), readAt));
        }
        return readings;
    }

    private static byte[] bytes(FileChannel channel, long at, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("it is cut short");
            }
        }
        return buffer.array();
    }

    private static UncheckedIOException unreadable(Path path, IOException e) {
        return new UncheckedIOException("the readings in " + path + " cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }
}
