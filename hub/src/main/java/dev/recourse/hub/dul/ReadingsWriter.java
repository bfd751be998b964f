package dev.recourse.hub.dul;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/**
 * Writes readings, in order of address, as compressed blocks of {@value #BLOCK} with an index behind them: names of a network
 * are much alike, and one address is found by reading one block.
 *
 * <p>A block: length (4), CRC32C of what follows (4), its readings deflated. A reading: address (16), seconds (8), number of
 * names or -1 (1), each with its length (2). The index: for each block its first address (16) and offset (8). The end: offset of
 * the index (8), number of blocks (4), number of readings (8), CRC32C of the index (4), the mark (8).
 */
final class ReadingsWriter implements AutoCloseable {
    static final long MARK = 0x7264_6e73_7265_6131L; // "rdnsrea1"
    static final int BLOCK = 512;

    private final FileChannel channel;
    private final DataOutputStream out;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final ByteArrayOutputStream index = new ByteArrayOutputStream();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream indexed = new DataOutputStream(index);
    private final DataOutputStream raw = new DataOutputStream(block);
    private byte[] packed = new byte[1 << 16];
    private long written;
    private int blocks;
    private int inBlock;
    private long readings;

    ReadingsWriter(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
    }

    void add(Reading reading) throws IOException {
        if (inBlock == 0) {
            indexed.writeLong(reading.address().high());
            indexed.writeLong(reading.address().low());
            indexed.writeLong(written);
        }
        raw.writeLong(reading.address().high());
        raw.writeLong(reading.address().low());
        raw.writeLong(reading.readAt());
        List<String> names = reading.names().orElse(List.of());
        raw.writeByte(reading.names().isPresent() ? names.size() : -1);
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            raw.writeShort(bytes.length);
            raw.write(bytes);
        }
        readings++;
        if (++inBlock == BLOCK) {
            endBlock();
        }
    }

    long readings() {
        return readings;
    }

    /** Writes the index and forces all of it to the disk. */
    void finish() throws IOException {
        endBlock();
        long indexAt = written;
        byte[] bytes = index.toByteArray();
        out.write(bytes);
        out.writeLong(indexAt);
        out.writeInt(blocks);
        out.writeLong(readings);
        out.writeInt(crc(bytes, bytes.length));
        out.writeLong(MARK);
        out.flush();
        channel.force(true);
    }

    private void endBlock() throws IOException {
        if (inBlock == 0) {
            return;
        }
        byte[] bytes = block.toByteArray();
        deflater.reset();
        deflater.setInput(bytes);
        deflater.finish();
        if (packed.length < bytes.length + 1_024) {
            packed = new byte[bytes.length + 1_024];
        }
        int length = deflater.deflate(packed);
        if (!deflater.finished()) {
            throw new UncheckedIOException(new IOException("a block does not fit"));
        }
        out.writeInt(length);
        out.writeInt(crc(packed, length));
        out.write(packed, 0, length);
        written += 8L + length;
        blocks++;
        inBlock = 0;
        block.reset();
    }

    static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        out.close();
    }
}
