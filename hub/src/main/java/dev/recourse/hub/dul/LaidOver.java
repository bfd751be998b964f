package dev.recourse.hub.dul;

import java.util.NoSuchElementException;
import java.util.Optional;

/** Newer readings over older ones: what was read again, or could not be read again, counts as it is now. */
final class LaidOver implements Readings {
    private final Readings newer;
    private final Readings older;
    private Optional<Reading> nextNewer;
    private Optional<Reading> nextOlder;

    LaidOver(Readings newer, Readings older) {
        this.newer = newer;
        this.older = older;
        this.nextNewer = take(newer);
        this.nextOlder = take(older);
    }

    @Override
    public boolean hasNext() {
        return nextNewer.isPresent() || nextOlder.isPresent();
    }

    @Override
    public Reading next() {
        int order = order();
        Reading chosen = (order <= 0 ? nextNewer : nextOlder).orElseThrow(NoSuchElementException::new);
        if (order <= 0) {
            nextNewer = take(newer);
        }
        if (order >= 0) {
            nextOlder = take(older);
        }
        return chosen;
    }

    /** Below 0 where the newer one comes first, 0 where both are of one address. */
    private int order() {
        if (nextNewer.isEmpty()) {
            return 1;
        }
        return nextOlder.isEmpty()
                ? -1
                : nextNewer.get().address().compareTo(nextOlder.get().address());
    }

    private static Optional<Reading> take(Readings from) {
        return from.hasNext() ? Optional.of(from.next()) : Optional.empty();
    }

    @Override
    public void close() {
        newer.close();
        older.close();
    }
}
