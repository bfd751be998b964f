package dev.recourse.core.table;

import dev.recourse.core.address.Prefix;
import org.jspecify.annotations.Nullable;

/** Looks for one listed address below a prefix: the question behind every partial name (RFC 8020). */
final class BelowSearch {
    private BelowSearch() {}

    /**
     * @param prefix what is asked about
     * @param node the topmost node inside it
     * @param above what holds on the way to {@code prefix}
     */
    static boolean anyListed(Prefix prefix, Node node, PathVerdict above) {
        if (above.isListed() && node.prefix.bits() > prefix.bits()) {
            // Addresses beside the node have nothing more specific over them.
            return true;
        }
        if (!above.isListed() && !above.asks(node)) {
            return false;
        }
        PathVerdict here = above.branch();
        here.descend(node);
        if (node.prefix.isSingle()) {
            return here.isListed();
        }
        return anyListedInHalf(node, node.left, here) || anyListedInHalf(node, node.right, here);
    }

    private static boolean anyListedInHalf(Node node, @Nullable Node child, PathVerdict here) {
        if (child == null) {
            return here.isListed();
        }
        int bits = node.prefix.bits() + 1;
        return anyListed(Prefix.around(child.prefix.first(), bits), child, here);
    }
}
