package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree: a prefix, its entries, and up to two longer prefixes inside it. Never changed: a change copies the
 * path to it.
 */
final class Node {
    static final Entry[] NONE = {};

    final Prefix prefix;
    final Entry[] entries;
    final @Nullable Node left;
    final @Nullable Node right;

    /** One bit for each list that has a listing here or below: lets a search skip what it does not ask for. */
    final long lists;

    Node(Prefix prefix, Entry[] entries, @Nullable Node left, @Nullable Node right) {
        this.prefix = prefix;
        this.entries = entries;
        this.left = left;
        this.right = right;
        this.lists = listsOf(entries) | lists(left) | lists(right);
    }

    @Nullable Node child(IpAddress address) {
        return address.bit(prefix.bits()) ? right : left;
    }

    /** A copy in which the child on the side of {@code address} is another. */
    Node withChild(IpAddress address, @Nullable Node child) {
        return address.bit(prefix.bits())
                ? new Node(prefix, entries, left, child)
                : new Node(prefix, entries, child, right);
    }

    Node withEntries(Entry[] changed) {
        return new Node(prefix, changed, left, right);
    }

    private static long lists(@Nullable Node node) {
        return node == null ? 0 : node.lists;
    }

    private static long listsOf(Entry[] entries) {
        long lists = 0;
        for (Entry entry : entries) {
            if (entry instanceof Entry.Listed) {
                lists |= 1L << entry.list();
            }
        }
        return lists;
    }
}
