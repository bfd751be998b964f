package dev.recourse.core.dns;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash for short messages that nobody can forge who does not know the
 * key. Fed a word of eight octets at a time, the first octet being the lowest, so that no message is put together first.
 */
final class SipHash {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    /** The halves of the key, each the number that its eight octets are with the first as the lowest. */
    SipHash(long key0, long key1) {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
    }

    /** The next eight octets. */
    void word(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    /**
     * The hash.
     *
     * @param rest the last octets of the message, at most seven; the octets above them are zero
     * @param length of the whole message, in octets
     */
    long finish(long rest, int length) {
        word((long) length << 56 | rest);
        v2 ^= 0xff;
        round();
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
