package dev.recourse.core.rdns;

/** Where labels begin. */
final class Labels {
    private Labels() {}

    /** The index of the last so many labels of the first {@code length} bytes; 0 where there are fewer. */
    static int startOfLast(byte[] text, int length, int labels) {
        int start = length + 1;
        for (int i = 0; i < labels && start > 0; i++) {
            start = dotBefore(text, start - 1) + 1;
        }
        return Math.max(start, 0);
    }

    /** The last dot before {@code end}, or -1. */
    static int dotBefore(byte[] text, int end) {
        int i = end - 1;
        while (i >= 0 && text[i] != '.') {
            i--;
        }
        return i;
    }

    static boolean endsWith(byte[] text, int length, byte[] ending) {
        int from = length - ending.length;
        if (from < 0) {
            return false;
        }
        for (int i = 0; i < ending.length; i++) {
            if (text[from + i] != ending[i]) {
                return false;
            }
        }
        return true;
    }
}
