package dev.recourse.core.map;

/**
 * The four bytes that a bucket has for each /24 that is not uniformly of the bucket's usual value.
 *
 * <p>Bits 0 and 1 are the width of the values in the leaf: 1, 2 or 4 bytes as 1, 2, 3. With 0 there is no leaf, and bit 2
 * tells a uniform /24 from a single address.
 */
final class Ipv4Word {
    /** Shapes of a leaf, for those addresses that have not the leaf's rest value. */
    static final int EACH = 0;

    static final int ONE = 1;
    static final int BITMAP = 2;
    static final int FULL = 3;

    /** Larger values do not fit into the word of a single address. */
    static final int MAX_SINGLE_VALUE = (1 << 19) - 1;

    private static final int WIDTH = 0b11;
    private static final int SINGLE = 1 << 2;
    private static final int SHAPE_SHIFT = 2;
    private static final int OWN_REST = 1 << 4;
    private static final int COUNT_SHIFT = 5;
    private static final int OFFSET_SHIFT = 13;
    private static final int UNIFORM_SHIFT = 8;

    private Ipv4Word() {}

    static int uniform(int value) {
        return value << UNIFORM_SHIFT;
    }

    static int single(int suffix, int value) {
        return SINGLE | suffix << COUNT_SHIFT | value << OFFSET_SHIFT;
    }

    /** {@code width} in bytes; {@code offset} from the begin of the bucket; {@code count} of addresses that deviate. */
    static int leaf(int shape, int width, boolean ownRest, int count, int offset) {
        int code = width == 4 ? 3 : width;
        return code | shape << SHAPE_SHIFT | (ownRest ? OWN_REST : 0) | count << COUNT_SHIFT | offset << OFFSET_SHIFT;
    }

    static boolean hasLeaf(int word) {
        return (word & WIDTH) != 0;
    }

    /** Of a word without a leaf. */
    static boolean isSingle(int word) {
        return (word & SINGLE) != 0;
    }

    static int uniformValue(int word) {
        return word >>> UNIFORM_SHIFT;
    }

    static int singleSuffix(int word) {
        return word >>> COUNT_SHIFT & 0xff;
    }

    static int singleValue(int word) {
        return word >>> OFFSET_SHIFT;
    }

    /** 1, 2 or 4; of a word with a leaf. */
    static int width(int word) {
        return 1 << ((word & WIDTH) - 1);
    }

    static int shape(int word) {
        return word >>> SHAPE_SHIFT & 0b11;
    }

    static boolean hasOwnRest(int word) {
        return (word & OWN_REST) != 0;
    }

    static int count(int word) {
        return word >>> COUNT_SHIFT & 0xff;
    }

    static int offset(int word) {
        return word >>> OFFSET_SHIFT;
    }
}
