package dev.recourse.hub.intake;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.hub.store.Row;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what a source has in force with what it is to have, both in order of prefix. Give it every row with
 * {@link #row}, then {@link #end}.
 *
 * <p>What goes on is left alone until less than half of the list's expiry is left, so that a daily import of an unchanged
 * file writes nothing on most days.
 */
final class Difference {
    private final List<Wanted> wanted;
    private final Set<Prefix> held;
    private final BlockList list;
    private final Instant now;

    private final List<Row> same = new ArrayList<>();
    private int next;
    private final List<Wanted> toPut = new ArrayList<>();
    private final List<Ended> toEnd = new ArrayList<>();
    private final Set<Prefix> stillHeld = new HashSet<>();
    private final AddressCount before = new AddressCount();
    private final AddressCount after = new AddressCount();
    private long rows;
    private long added;
    private long renewed;
    private long unchanged;
    private long heldBack;

    /**
     * Something in force that the source no longer has.
     *
     * @param criterionId empty for a hole
     */
    record Ended(Prefix prefix, Optional<String> criterionId) {}

    /**
     * @param wanted in order of prefix
     * @param held prefixes that a decision took out: they do not come back
     */
    Difference(List<Wanted> wanted, Set<Prefix> held, BlockList list, Instant now) {
        this.wanted = wanted;
        this.held = held;
        this.list = list;
        this.now = now;
    }

    /** The next row in force, in order of prefix. */
    void row(Row row) {
        if (row.kind() == Row.Kind.EXEMPTION) {
            return;
        }
        if (!same.isEmpty() && !same.getFirst().prefix().equals(row.prefix())) {
            compareUpTo(same.getFirst().prefix());
        }
        same.add(row);
    }

    /** There are no more rows. */
    void end() {
        if (!same.isEmpty()) {
            compareUpTo(same.getFirst().prefix());
        }
        while (next < wanted.size()) {
            compare(wanted.get(next).prefix(), List.of());
        }
    }

    List<Wanted> toPut() {
        return toPut;
    }

    List<Ended> toEnd() {
        return toEnd;
    }

    /** Prefixes whose note of a decision has done its work: the source has dropped them itself. */
    List<Prefix> toRelease() {
        return held.stream().filter(p -> !stillHeld.contains(p)).sorted().toList();
    }

    SizeLimits.Size sizeBefore() {
        return new SizeLimits.Size(BigInteger.valueOf(rows), before.sum());
    }

    SizeLimits.Size sizeAfter() {
        return new SizeLimits.Size(BigInteger.valueOf(added + renewed + unchanged), after.sum());
    }

    long added() {
        return added;
    }

    long renewed() {
        return renewed;
    }

    long unchanged() {
        return unchanged;
    }

    long heldBack() {
        return heldBack;
    }

    private void compareUpTo(Prefix prefix) {
        while (next < wanted.size() && wanted.get(next).prefix().compareTo(prefix) < 0) {
            compare(wanted.get(next).prefix(), List.of());
        }
        compare(prefix, same);
        same.clear();
    }

    /** All that is in force and all that is wanted on one prefix. */
    private void compare(Prefix prefix, List<Row> inForce) {
        boolean listed = false;
        boolean hole = false;
        Set<Row> gone = new HashSet<>(inForce);
        for (; next < wanted.size() && wanted.get(next).prefix().equals(prefix); next++) {
            Wanted want = wanted.get(next);
            Optional<Row> row = inForce.stream().filter(r -> matches(r, want)).findFirst();
            row.ifPresent(gone::remove);
            boolean in = put(want, row);
            listed |= in && want instanceof Wanted.Listed;
            hole |= in && want instanceof Wanted.Hole;
        }
        for (Row row : inForce) {
            if (gone.contains(row)) {
                toEnd.add(new Ended(prefix, row.criterion().map(Difference::id)));
            }
        }
        if (listed || hole) {
            after.add(prefix, !hole);
        }
        if (!inForce.isEmpty()) {
            before.add(prefix, inForce.stream().noneMatch(r -> r.kind() == Row.Kind.HOLE));
            rows += inForce.size();
        }
    }

    /** Whether it will be in force. */
    private boolean put(Wanted want, Optional<Row> row) {
        if (want instanceof Wanted.Listed && held.contains(want.prefix())) {
            stillHeld.add(want.prefix());
            if (row.isEmpty()) {
                heldBack++;
                return false;
            }
        }
        if (row.isEmpty()) {
            added++;
            toPut.add(want);
        } else if (want instanceof Wanted.Listed listed && isDue(listed, row.get())) {
            renewed++;
            toPut.add(want);
        } else {
            unchanged++;
        }
        return true;
    }

    private boolean isDue(Wanted.Listed want, Row row) {
        if (!row.criterion().equals(Optional.of(want.criterion().reference()))
                || !row.detail().equals(want.detail())
                || row.expiresAt().isPresent() != list.expiry().isPresent()) {
            return true;
        }
        Optional<Instant> half = list.expiry().map(e -> now.plus(e.dividedBy(2)));
        return half.isPresent() && row.expiresAt().orElseThrow().isBefore(half.get());
    }

    private static boolean matches(Row row, Wanted want) {
        return switch (want) {
            case Wanted.Hole hole -> row.kind() == Row.Kind.HOLE;
            case Wanted.Listed listed -> isFor(row, listed.criterion());
        };
    }

    private static boolean isFor(Row row, Criterion criterion) {
        return row.kind() == Row.Kind.LISTING
                && row.criterion().map(Difference::id).equals(Optional.of(criterion.id()));
    }

    /** The id of {@code id@version}. */
    private static String id(String reference) {
        int at = reference.indexOf('@');
        return at < 0 ? reference : reference.substring(0, at);
    }
}
