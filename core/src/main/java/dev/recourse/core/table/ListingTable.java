package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All entries at one serial: an immutable path-compressed binary tree over the 128-bit addresses of both families.
 *
 * <p>{@link #with} and {@link #without} give a new table that shares all but one path with the old one, so a reader that
 * holds a table never sees a half-made change. Sets of lists are bit masks by index in the catalogue.
 */
public final class ListingTable {
    /** The table without entries. */
    public static final ListingTable EMPTY = new ListingTable(null, 0);

    private final @Nullable Node root;
    private final long size;

    private ListingTable(@Nullable Node root, long size) {
        this.root = root;
        this.size = size;
    }

    /** The number of entries of all kinds. */
    public long size() {
        return size;
    }

    /** This table with the entry, in place of the one with the same key on that prefix. */
    public ListingTable with(Prefix prefix, Entry entry) {
        boolean[] replaced = {false};
        Node changed = put(root, prefix, entry, replaced);
        return new ListingTable(changed, replaced[0] ? size : size + 1);
    }

    /** This table without the entry of that key on that prefix; itself if there is none. */
    public ListingTable without(Prefix prefix, Entry key) {
        boolean[] removed = {false};
        Node changed = remove(root, prefix, key, removed);
        return removed[0] ? new ListingTable(changed, size - 1) : this;
    }

    /** The entry of that key on exactly that prefix. */
    public Optional<Entry> find(Prefix prefix, Entry key) {
        Node node = root;
        while (node != null && node.prefix.contains(prefix)) {
            if (node.prefix.bits() == prefix.bits()) {
                return Arrays.stream(node.entries).filter(key::sameKey).findFirst();
            }
            node = node.child(prefix.first());
        }
        return Optional.empty();
    }

    /** Every entry whose prefix holds the address, expired ones too, widest first: what a page explains. */
    public List<Match<Entry>> covering(IpAddress address) {
        List<Match<Entry>> found = new ArrayList<>();
        Node node = root;
        while (node != null && node.prefix.contains(address)) {
            for (Entry entry : node.entries) {
                found.add(new Match<>(node.prefix, entry));
            }
            node = node.prefix.isSingle() ? null : node.child(address);
        }
        return found;
    }

    /**
     * What the lists of {@code lists} say of the address at that second: the listings that count, after holes and
     * exemptions.
     *
     * @param lists bit mask by list index
     * @param now seconds since 1970
     */
    public List<Match<Entry.Listed>> verdict(IpAddress address, long lists, long now) {
        PathVerdict verdict = new PathVerdict(lists, now);
        Node node = root;
        while (node != null && node.prefix.contains(address)) {
            verdict.descend(node);
            node = node.prefix.isSingle() ? null : node.child(address);
        }
        return verdict.matches();
    }

    /** Whether at least one address inside the prefix is listed at that second: exact, after holes and exemptions. */
    public boolean anyListedIn(Prefix prefix, long lists, long now) {
        PathVerdict above = new PathVerdict(lists, now);
        Node node = root;
        while (node != null && node.prefix.bits() < prefix.bits() && node.prefix.contains(prefix)) {
            above.descend(node);
            node = node.child(prefix.first());
        }
        if (node == null || !prefix.contains(node.prefix)) {
            return above.isListed();
        }
        return BelowSearch.anyListed(prefix, node, above);
    }

    /** Every entry, in the order of prefixes. */
    public void forEach(BiConsumer<Prefix, Entry> action) {
        visit(root, action);
    }

    private static void visit(@Nullable Node node, BiConsumer<Prefix, Entry> action) {
        if (node == null) {
            return;
        }
        for (Entry entry : node.entries) {
            action.accept(node.prefix, entry);
        }
        visit(node.left, action);
        visit(node.right, action);
    }

    private static Node put(@Nullable Node node, Prefix prefix, Entry entry, boolean[] replaced) {
        if (node == null) {
            return new Node(prefix, new Entry[] {entry}, null, null);
        }
        if (node.prefix.equals(prefix)) {
            return node.withEntries(putEntry(node.entries, entry, replaced));
        }
        if (node.prefix.contains(prefix)) {
            return node.withChild(prefix.first(), put(node.child(prefix.first()), prefix, entry, replaced));
        }
        if (prefix.contains(node.prefix)) {
            return new Node(prefix, new Entry[] {entry}, null, null).withChild(node.prefix.first(), node);
        }
        Node fork = new Node(commonPrefix(prefix, node.prefix), Node.NONE, null, null);
        return fork.withChild(node.prefix.first(), node)
                .withChild(prefix.first(), new Node(prefix, new Entry[] {entry}, null, null));
    }

    private static Entry[] putEntry(Entry[] entries, Entry entry, boolean[] replaced) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].sameKey(entry)) {
                replaced[0] = true;
                Entry[] changed = entries.clone();
                changed[i] = entry;
                return changed;
            }
        }
        Entry[] longer = Arrays.copyOf(entries, entries.length + 1);
        longer[entries.length] = entry;
        return longer;
    }

    private static @Nullable Node remove(@Nullable Node node, Prefix prefix, Entry key, boolean[] removed) {
        if (node == null || !node.prefix.contains(prefix)) {
            return node;
        }
        if (!node.prefix.equals(prefix)) {
            Node child = node.child(prefix.first());
            Node changed = remove(child, prefix, key, removed);
            return removed[0] ? pruned(node.withChild(prefix.first(), changed)) : node;
        }
        Entry[] kept = Arrays.stream(node.entries).filter(e -> !e.sameKey(key)).toArray(Entry[]::new);
        removed[0] = kept.length < node.entries.length;
        return removed[0] ? pruned(node.withEntries(kept)) : node;
    }

    /** A node that carries nothing stays only where two children meet. */
    private static @Nullable Node pruned(Node node) {
        if (node.entries.length > 0 || (node.left != null && node.right != null)) {
            return node;
        }
        return node.left != null ? node.left : node.right;
    }

    private static Prefix commonPrefix(Prefix a, Prefix b) {
        long highDiff = a.first().high() ^ b.first().high();
        int same = highDiff != 0
                ? Long.numberOfLeadingZeros(highDiff)
                : 64 + Long.numberOfLeadingZeros(a.first().low() ^ b.first().low());
        return Prefix.around(a.first(), Math.min(same, Math.min(a.bits(), b.bits())));
    }
}
