package dev.recourse.core.map;

import java.nio.ByteBuffer;

/** Writes the leaves of one bucket, each in its smallest form, and gives the words for them. */
final class Ipv4LeafWriter {
    private final ByteBuffer out;
    private final int bucket;
    private final int usual;

    /** {@code bucket} is the place in {@code out} from which the words count. */
    Ipv4LeafWriter(ByteBuffer out, int bucket, int usual) {
        this.out = out;
        this.bucket = bucket;
        this.usual = usual;
    }

    int word(Ipv4LeafRuns runs, int rest) {
        if (runs.uniform()) {
            return Ipv4Word.uniform(rest);
        }
        Ipv4LeafForm.Deviations deviations = Ipv4LeafForm.Deviations.of(runs, rest);
        boolean ownRest = rest != usual;
        if (deviations.count() == 1 && !ownRest && deviations.highest() <= Ipv4Word.MAX_SINGLE_VALUE) {
            int run = runs.value(0) == rest ? 1 : 0;
            return Ipv4Word.single(runs.start(run), runs.value(run));
        }
        Ipv4LeafForm form = Ipv4LeafForm.smallest(deviations, rest, ownRest);
        int offset = out.position() - bucket;
        write(runs, rest, form, deviations.highest());
        return Ipv4Word.leaf(form.shape(), form.width(), form.ownRest(), deviations.count(), offset);
    }

    private void write(Ipv4LeafRuns runs, int rest, Ipv4LeafForm form, int highest) {
        if (form.ownRest()) {
            put(rest, form.width(), 1);
        }
        switch (form.shape()) {
            case Ipv4Word.EACH -> {
                suffixes(runs, rest);
                valuesBut(rest, runs, form.width());
            }
            case Ipv4Word.ONE -> {
                suffixes(runs, rest);
                put(highest, form.width(), 1);
            }
            case Ipv4Word.BITMAP -> {
                bitmap(runs, rest);
                put(highest, form.width(), 1);
            }
            default -> allValues(runs, form.width());
        }
    }

    private void suffixes(Ipv4LeafRuns runs, int rest) {
        for (int i = 0; i < runs.count(); i++) {
            for (int suffix = runs.start(i); runs.value(i) != rest && suffix < runs.end(i); suffix++) {
                out.put((byte) suffix);
            }
        }
    }

    private void bitmap(Ipv4LeafRuns runs, int rest) {
        long[] bits = new long[4];
        for (int i = 0; i < runs.count(); i++) {
            for (int suffix = runs.start(i); runs.value(i) != rest && suffix < runs.end(i); suffix++) {
                bits[suffix >>> 6] |= 1L << suffix;
            }
        }
        for (long quarter : bits) {
            out.putLong(quarter);
        }
    }

    private void valuesBut(int rest, Ipv4LeafRuns runs, int width) {
        for (int i = 0; i < runs.count(); i++) {
            if (runs.value(i) != rest) {
                put(runs.value(i), width, runs.end(i) - runs.start(i));
            }
        }
    }

    private void allValues(Ipv4LeafRuns runs, int width) {
        for (int i = 0; i < runs.count(); i++) {
            put(runs.value(i), width, runs.end(i) - runs.start(i));
        }
    }

    private void put(int value, int width, int times) {
        for (int i = 0; i < times; i++) {
            switch (width) {
                case 1 -> out.put((byte) value);
                case 2 -> out.putShort((short) value);
                default -> out.putInt(value);
            }
        }
    }
}
