package dev.recourse.app.control;

import java.io.IOException;
import java.io.InputStream;

/** Input that comes in pieces, each asked for when the one before has been read. */
final class RemoteInput extends InputStream {
    private final Pieces pieces;
    private byte[] piece = new byte[0];
    private int read;
    private boolean ended;

    RemoteInput(Pieces pieces) {
        this.pieces = pieces;
    }

    /** Asks for a piece; an empty one is the end. */
    @FunctionalInterface
    interface Pieces {
        byte[] next() throws IOException;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[read++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - read);
        System.arraycopy(piece, read, into, from, count);
        read += count;
        return count;
    }

    /** What is here already: more may be on its way, and nobody knows. */
    @Override
    public int available() {
        return piece.length - read;
    }

    /** Whether there is a byte to read, after asking for more where there was none. */
    private boolean fill() throws IOException {
        while (read == piece.length && !ended) {
            piece = pieces.next();
            read = 0;
            ended = piece.length == 0;
        }
        return read < piece.length;
    }
}
