package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Prefixes with what stands on them, in an immutable path-compressed binary tree: a change makes a new tree that shares all
 * but one path with the old one.
 *
 * @param size how many prefixes it has
 */
record PrefixTree(@Nullable Node root, int size) {
    static final PrefixTree EMPTY = new PrefixTree(null, 0);

    /** A node. */
    static final class Node {
        private final Prefix prefix;

        /** What stands on the prefix, maybe nothing; null where two branches merely part. */
        private final Entry @Nullable [] entries;

        private final @Nullable Node left;
        private final @Nullable Node right;

        Node(Prefix prefix, Entry @Nullable [] entries, @Nullable Node left, @Nullable Node right) {
            this.prefix = prefix;
            this.entries = entries;
            this.left = left;
            this.right = right;
        }

        @Nullable Node child(IpAddress address) {
            return address.bit(prefix.bits()) ? right : left;
        }

        Node withChild(IpAddress address, Node child) {
            return address.bit(prefix.bits())
                    ? new Node(prefix, entries, left, child)
                    : new Node(prefix, entries, child, right);
        }
    }

    /** This tree with these entries on the prefix, in place of those that were there. */
    PrefixTree with(Prefix prefix, Entry[] entries) {
        boolean replaces = find(prefix) != null;
        return new PrefixTree(put(root, prefix, entries), replaces ? size : size + 1);
    }

    /** What stands on exactly this prefix; null where the tree does not have it. */
    Entry @Nullable [] find(Prefix prefix) {
        Node node = root;
        while (node != null && node.prefix.contains(prefix)) {
            if (node.prefix.bits() == prefix.bits()) {
                return node.entries;
            }
            node = node.child(prefix.first());
        }
        return null;
    }

    /** Whether a prefix of the tree holds the address. */
    boolean covers(IpAddress address) {
        Node node = root;
        while (node != null && node.prefix.contains(address)) {
            if (node.entries != null) {
                return true;
            }
            node = node.child(address);
        }
        return false;
    }

    /** Whether a prefix of the tree shares an address with this one. */
    boolean touches(Prefix prefix) {
        Node node = root;
        while (node != null && node.prefix.bits() < prefix.bits() && node.prefix.contains(prefix)) {
            if (node.entries != null) {
                return true;
            }
            node = node.child(prefix.first());
        }
        return node != null && node.prefix.overlaps(prefix);
    }

    /** Puts what stands on each prefix that holds this one, itself included, in its place by length. */
    void collect(Prefix prefix, Entry[] @Nullable [] byBits) {
        Node node = root;
        while (node != null && node.prefix.contains(prefix)) {
            if (node.entries != null) {
                byBits[node.prefix.bits()] = node.entries;
            }
            node = node.prefix.bits() == prefix.bits() ? null : node.child(prefix.first());
        }
    }

    /** All its prefixes. */
    Steps all() {
        return root == null ? Steps.NONE : new Walk(root);
    }

    /** The prefixes inside this one, which itself is left out. */
    Steps inside(Prefix prefix) {
        Node node = root;
        while (node != null && node.prefix.bits() <= prefix.bits() && node.prefix.contains(prefix)) {
            if (node.prefix.bits() == prefix.bits()) {
                return stepsBelow(node);
            }
            node = node.child(prefix.first());
        }
        return node == null || !prefix.contains(node.prefix) ? Steps.NONE : new Walk(node);
    }

    private static Steps stepsBelow(Node node) {
        Walk walk = new Walk();
        walk.push(node.right);
        walk.push(node.left);
        return walk;
    }

    private static Node put(@Nullable Node node, Prefix prefix, Entry[] entries) {
        if (node == null) {
            return new Node(prefix, entries, null, null);
        }
        if (node.prefix.equals(prefix)) {
            return new Node(prefix, entries, node.left, node.right);
        }
        if (node.prefix.contains(prefix)) {
            return node.withChild(prefix.first(), put(node.child(prefix.first()), prefix, entries));
        }
        if (prefix.contains(node.prefix)) {
            return new Node(prefix, entries, null, null).withChild(node.prefix.first(), node);
        }
        return new Node(common(prefix, node.prefix), null, null, null)
                .withChild(node.prefix.first(), node)
                .withChild(prefix.first(), new Node(prefix, entries, null, null));
    }

    private static Prefix common(Prefix a, Prefix b) {
        long highDiff = a.first().high() ^ b.first().high();
        int same = highDiff != 0
                ? Long.numberOfLeadingZeros(highDiff)
                : 64 + Long.numberOfLeadingZeros(a.first().low() ^ b.first().low());
        return Prefix.around(a.first(), Math.min(same, Math.min(a.bits(), b.bits())));
    }

    /** From a node on, in order of prefix. */
    private static final class Walk implements Steps {
        private final Deque<Node> ahead = new ArrayDeque<>();
        private @Nullable Node here;

        Walk(Node... nodes) {
            for (Node node : nodes) {
                ahead.push(node);
            }
        }

        void push(@Nullable Node node) {
            if (node != null) {
                ahead.push(node);
            }
        }

        @Override
        public boolean next() {
            while (!ahead.isEmpty()) {
                Node node = ahead.pop();
                push(node.right);
                push(node.left);
                if (node.entries != null) {
                    here = node;
                    return true;
                }
            }
            here = null;
            return false;
        }

        @Override
        public Prefix prefix() {
            return current().prefix;
        }

        @Override
        public Entry[] entries() {
            Entry[] entries = current().entries;
            return entries == null ? new Entry[0] : entries;
        }

        private Node current() {
            if (here == null) {
                throw new IllegalStateException("no step was made");
            }
            return here;
        }
    }
}
